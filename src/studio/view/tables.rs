//! Tables, each with the button that downloads it.

use leptos::prelude::*;

use super::Ui;
use super::bars::bar;
use super::parts::download;
use crate::logic::insight::page::measure::Measure;
use crate::logic::insight::page::table::{Cell, Kind, Table};
use crate::logic::insight::page::tables::Sheet;
use crate::logic::insight::page::words::Words;

/// A table of the page with its caption and its download; where it has no rows, `none` in its place.
pub fn sheet(ui: Ui, words: &Words, (sheet, table, none): (Sheet, Table, &str)) -> AnyView {
    if table.rows.is_empty() {
        return view! {
            <div class="sheet">
                <h3>{table.caption.clone()}</h3>
                <p class="none">{none.to_owned()}</p>
            </div>
        }
        .into_any();
    }
    view! {
        <div class="sheet">
            {drawn(words, &table, sheet.word())}
            {download(ui, words, (sheet, &table.caption))}
        </div>
    }
    .into_any()
}

/// The table alone. It scrolls by itself where it is wider than the page, also by keyboard.
pub fn drawn(words: &Words, table: &Table, name: &str) -> AnyView {
    let id = ["table-", name].concat();
    let has_bars = name != Sheet::Groups.word();
    let head = table.columns.iter().map(|column| {
        let class = if column.kind == Kind::Text { "text" } else { "number" };
        view! { <th scope="col" class=class>{column.title.clone()}</th> }.into_any()
    });
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().enumerate().map(|(at, cell)| match cell {
            // A bar in each of a thousand cells takes longer to draw than to count, and shows less than the number.
            Cell::Measure(figure) if has_bars => {
                view! { <td class="measure">{measure(words, figure)}{bar(figure)}</td> }.into_any()
            }
            _ => drawn_cell(words, cell, at == 0),
        });
        view! { <tr>{cells.collect::<Vec<_>>()}</tr> }.into_any()
    });
    view! {
        <div class="scroll" role="group" tabindex="0" aria-labelledby=id.clone()>
            <table>
                <caption id=id.clone()>{table.caption.clone()}</caption>
                <thead><tr>{head.collect::<Vec<_>>()}</tr></thead>
                <tbody>{rows.collect::<Vec<_>>()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn drawn_cell(words: &Words, cell: &Cell, is_head: bool) -> AnyView {
    match cell {
        _ if is_head => view! { <th scope="row" dir="auto">{cell.shown(words)}</th> }.into_any(),
        Cell::Measure(figure) => view! { <td class="measure">{measure(words, figure)}</td> }.into_any(),
        Cell::Count(_) | Cell::Day(_) => view! { <td class="number">{cell.shown(words)}</td> }.into_any(),
        Cell::Text(_) => view! { <td dir="auto">{cell.shown(words)}</td> }.into_any(),
    }
}

/// A figure with its interval in small print, or that there are too few answers.
pub fn measure(words: &Words, measure: &Measure) -> AnyView {
    let Some(value) = measure.value() else {
        return view! { <span class="too-few">{measure.too_few(words)}</span> }.into_any();
    };
    let count = ["n = ", &crate::logic::insight::page::measure::grouped(measure.count)].concat();
    let sure = match measure.interval(words) {
        Some(interval) => ["(", &interval, ", ", &count, ")"].concat(),
        None => String::new(),
    };
    view! { <span class="figure">{value}</span>" "<span class="sure">{sure}</span> }.into_any()
}

/// One table a name in the first column, which becomes its caption.
pub fn split(table: &Table) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for row in &table.rows {
        let [Cell::Text(name), rest @ ..] = row.as_slice() else { continue };
        let is_new = tables.last().is_none_or(|last| last.caption != *name || is_again(last, rest));
        if is_new {
            let columns = table.columns.iter().skip(1).cloned().collect();
            tables.push(Table { name: table.name, caption: name.clone(), columns, rows: Vec::new() });
        }
        if let Some(last) = tables.last_mut() {
            last.rows.push(rest.to_vec());
        }
    }
    tables
}

/// Whether a row begins a scale anew: CSAT may have been asked on two scales, whose ends differ.
fn is_again(table: &Table, row: &[Cell]) -> bool {
    let end = |cell: Option<&Cell>| match cell {
        Some(Cell::Text(text)) => text.split(' ').next_back().map(str::to_owned),
        _ => None,
    };
    table.rows.last().is_some_and(|last| end(last.first()) != end(row.first()))
}
