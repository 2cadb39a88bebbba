//! A figure over time as a drawing: lines and texts with a part each, whose colours are the style sheet's affair.
//!
//! Scales, ticks and clipping are plotters'; this file is a backend of it that collects what it draws. So a drawing
//! needs no canvas, no inline style and no HTML, and can be tested without a browser.

use std::convert::Infallible;

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    text_anchor::{HPos, VPos},
};

use super::measure::{Measure, Unit, said};

/// What a shape stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The axes.
    Axis,
    /// The lines behind the data.
    Grid,
    /// Where the true figure lies.
    Band,
    /// The figure.
    Line,
    /// The figure at one time.
    Dot,
    /// A text.
    Label,
}

impl Part {
    /// The class of its elements.
    pub fn class(self) -> &'static str {
        match self {
            Part::Axis => "axis",
            Part::Grid => "grid",
            Part::Band => "band",
            Part::Line => "line",
            Part::Dot => "dot",
            Part::Label => "label",
        }
    }

    /// plotters knows colours only: each part goes through it as one of its own.
    fn colour(self) -> RGBColor {
        RGBColor(self as u8, 0, 0)
    }

    fn of(colour: BackendColor) -> Part {
        let all = [Part::Axis, Part::Grid, Part::Band, Part::Line, Part::Dot, Part::Label];
        all.get(usize::from(colour.rgb.0)).copied().unwrap_or(Part::Grid)
    }
}

/// A shape, in pixels from the upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A line through points, or the area within them: the `points` of an SVG `polyline` or `polygon`.
    Points {
        /// What it stands for.
        part: Part,
        /// `x,y x,y …`
        points: String,
        /// Whether the area is meant.
        is_area: bool,
    },
    /// A dot.
    Dot {
        /// Its middle.
        at: (i32, i32),
    },
    /// A text.
    Label {
        /// Where it is tied.
        at: (i32, i32),
        /// `start`, `middle` or `end`: which end of it is tied.
        anchor: &'static str,
        /// What it says.
        text: String,
    },
}

/// A drawing of a figure over time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it consists of, the hindmost first.
    pub shapes: Vec<Shape>,
}

/// Half the width of the band of a point by itself, in buckets.
const ALONE: f64 = 0.08;

/// The height of the letters.
const LETTER: i32 = 12;

/// Draws a figure over time; where there are too few answers the line is broken.
pub fn trend(points: &[(String, Measure)], (width, height): (u32, u32)) -> Drawing {
    let mut shapes = Vec::new();
    let area = Collector { size: (width, height), shapes: &mut shapes }.into_drawing_area();
    // Nothing can fail: shapes are collected in memory.
    let is_drawn = draw(&area, points).is_ok();
    debug_assert!(is_drawn, "the drawing is cut off");
    drop(area);
    Drawing { width, height, shapes }
}

type Drawn = Result<(), DrawingAreaErrorKind<Infallible>>;

fn draw(area: &DrawingArea<Collector, Shift>, points: &[(String, Measure)]) -> Drawn {
    let Some((_, first)) = points.first() else { return Ok(()) };
    let (low, high) = range(first.unit, points);
    let last = points.len() as f64 - 1.0;
    let mut chart = ChartBuilder::on(area)
        .margin(8)
        .margin_right(24)
        .x_label_area_size(26)
        .y_label_area_size(46)
        .build_cartesian_2d(-0.5..last + 0.5, low..high)?;
    let letters = ("sans-serif", LETTER).into_font().color(&Part::Label.colour());
    let (width, _) = area.dim_in_pixel();
    chart
        .configure_mesh()
        .disable_x_mesh()
        .bold_line_style(Part::Grid.colour())
        .light_line_style(TRANSPARENT)
        .axis_style(Part::Axis.colour())
        .label_style(letters)
        .x_labels((width as usize / 110).max(2))
        .y_labels(7)
        .x_label_formatter(&|at| key_at(points, *at))
        .y_label_formatter(&|value| tick(first.unit, *value, high - low))
        .draw()?;
    for run in runs(points) {
        let bounds = |(at, measure): &(f64, &Measure)| {
            let interval = measure.figure?.interval?;
            Some(((*at, interval.low.clamp(low, high)), (*at, interval.high.clamp(low, high))))
        };
        let (mut lower, mut upper): (Vec<_>, Vec<_>) = run.iter().filter_map(bounds).unzip();
        widen(&mut lower);
        widen(&mut upper);
        let ring: Vec<(f64, f64)> = lower.into_iter().chain(upper.into_iter().rev()).collect();
        chart.draw_series(std::iter::once(Polygon::new(ring, Part::Band.colour())))?;
        let line: Vec<(f64, f64)> =
            run.iter().filter_map(|(at, measure)| Some((*at, measure.figure?.value))).collect();
        let dots: Vec<_> = line.iter().map(|at| Circle::new(*at, 3, Part::Dot.colour().filled())).collect();
        chart.draw_series(LineSeries::new(line, Part::Line.colour()))?;
        chart.draw_series(dots)?;
    }
    Ok(())
}

/// The band of a point by itself would have no width.
fn widen(edge: &mut Vec<(f64, f64)>) {
    if let [(at, value)] = *edge.as_slice() {
        *edge = vec![(at - ALONE, value), (at + ALONE, value)];
    }
}

/// From where to where the axis goes: all that the unit allows, of means and seconds what occurs.
fn range(unit: Unit, points: &[(String, Measure)]) -> (f64, f64) {
    let (low, high) = unit.bounds();
    if high.is_finite() {
        return (low, high);
    }
    let values = points.iter().filter_map(|(_, measure)| Some(measure.figure?.value));
    (low, values.fold(1.0, f64::max) * 1.1)
}

/// The points with enough answers, in runs without a gap, each with its place.
fn runs(points: &[(String, Measure)]) -> Vec<Vec<(f64, &Measure)>> {
    let mut runs = vec![Vec::new()];
    for (at, (_, measure)) in points.iter().enumerate() {
        if measure.figure.is_none() {
            runs.push(Vec::new());
        } else if let Some(run) = runs.last_mut() {
            run.push((at as f64, measure));
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// The name of the bucket at a place of the axis; nothing between buckets.
fn key_at(points: &[(String, Measure)], at: f64) -> String {
    let found = points.iter().enumerate().find(|(place, _)| (*place as f64 - at).abs() < 1e-6);
    found.map(|(_, (key, _))| key.clone()).unwrap_or_default()
}

/// A value beside the axis, exact enough for the steps.
fn tick(unit: Unit, value: f64, range: f64) -> String {
    match unit {
        Unit::Seconds if range >= 5.0 => format!("{value:.0} s"),
        unit => said(unit, value),
    }
}

/// Collects what plotters draws.
struct Collector<'shapes> {
    size: (u32, u32),
    shapes: &'shapes mut Vec<Shape>,
}

type Collected = Result<(), DrawingErrorKind<Infallible>>;

impl Collector<'_> {
    fn points(&mut self, part: Part, points: impl IntoIterator<Item = BackendCoord>, is_area: bool) {
        let texts: Vec<String> = points.into_iter().map(|(x, y)| format!("{x},{y}")).collect();
        self.shapes.push(Shape::Points { part, points: texts.join(" "), is_area });
    }
}

impl DrawingBackend for Collector<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Collected {
        Ok(())
    }

    fn present(&mut self) -> Collected {
        Ok(())
    }

    /// Only shapes are drawn.
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Collected {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Collected {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Collected {
        if style.color().alpha > 0.0 {
            self.points(Part::of(style.color()), path, false);
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, _: u32, _: &S, _: bool) -> Collected {
        self.shapes.push(Shape::Dot { at });
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        ring: I,
        style: &S,
    ) -> Collected {
        self.points(Part::of(style.color()), ring, true);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, (x, y): BackendCoord) -> Collected {
        if text.is_empty() {
            return Ok(());
        }
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        // SVG ties a text at its base line.
        let down = match style.anchor().v_pos {
            VPos::Top => LETTER,
            VPos::Center => LETTER / 3,
            VPos::Bottom => 0,
        };
        self.shapes.push(Shape::Label { at: (x, y + down), anchor, text: text.to_owned() });
        Ok(())
    }

    /// About six tenths of the height a letter.
    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        _: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        Ok((letters.saturating_mul(7), LETTER.unsigned_abs()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::scores::Proportion;
    use super::*;

    fn points(hits: &[u32]) -> Vec<(String, Measure)> {
        let share =
            |hits: u32| Measure::share(Proportion::guarded(hits, if hits == 0 { 3 } else { 100 }, 10));
        hits.iter().enumerate().map(|(at, hits)| (format!("2026-W{at:02}"), share(*hits))).collect()
    }

    fn count(drawing: &Drawing, wanted: Part) -> usize {
        let is = |shape: &&Shape| match shape {
            Shape::Points { part, .. } => *part == wanted,
            Shape::Dot { .. } => wanted == Part::Dot,
            Shape::Label { .. } => wanted == Part::Label,
        };
        drawing.shapes.iter().filter(is).count()
    }

    #[test]
    fn the_line_is_broken_where_there_are_too_few_answers() {
        let drawing = trend(&points(&[50, 60, 0, 70, 80]), (640, 260));
        let found = [Part::Line, Part::Band, Part::Dot].map(|part| count(&drawing, part));
        assert_eq!(found, [2, 2, 4]);
        assert!(count(&drawing, Part::Label) >= 4 && count(&drawing, Part::Grid) >= 3, "{drawing:?}");
        for shape in &drawing.shapes {
            if let Shape::Dot { at: (x, y) } = shape {
                assert!((0..=640).contains(x) && (0..=260).contains(y));
            }
        }
    }

    #[test]
    fn a_higher_share_is_drawn_higher() {
        let drawing = trend(&points(&[10, 90]), (640, 260));
        let dots: Vec<(i32, i32)> = drawing
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Dot { at } => Some(*at),
                _ => None,
            })
            .collect();
        assert!(dots[0].0 < dots[1].0 && dots[0].1 > dots[1].1, "{dots:?}");
    }

    #[test]
    fn degenerate_sizes_draw_something_or_nothing() {
        for hits in [vec![], vec![0], vec![50], vec![0; 3], vec![40; 1_100]] {
            for size in [(0, 0), (1, 1), (240, 200), (2_000, 300)] {
                let drawing = trend(&points(&hits), size);
                assert_eq!((drawing.width, drawing.height), size);
            }
        }
    }
}
