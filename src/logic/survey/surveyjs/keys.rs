//! The keys of SurveyJS that are known here: those that are read, and those without which nothing is lost.

use super::super::super::json::Json;
use super::super::super::report::Reader;

/// Keys of the survey, its pages and panels that are read, or that only the way to read them needs.
#[rustfmt::skip]
pub(super) const OF_CONTAINERS: &[&str] = &[
    "type", "name", "surveyId", "locale", "pages", "elements", "questions", "isRequired", "$schema",
];

/// Keys that change how things look in SurveyJS: nothing is lost without them.
#[rustfmt::skip]
const APPEARANCE: &[&str] = &[
    "allowClear", "allowResize", "alternateRows", "autoFocusFirstQuestion", "autoGrow", "autocomplete",
    "checkErrorsMode", "clearInvisibleValues", "colCount", "cols", "columnMinWidth", "completeText",
    "contentMode", "descriptionLocation", "displayMode", "displayRateDescriptionsAsExtremeItems",
    "fitToContainer", "focusFirstQuestionAutomatic", "headerView", "hideNumber", "imageFit", "imageHeight",
    "imageWidth", "indent", "itemSize", "logo", "logoFit", "logoHeight", "logoPosition", "logoWidth",
    "maxWidth", "minWidth", "navigationButtonsLocation", "pageNextText", "pagePrevText", "placeHolder",
    "placeholder", "progressBarLocation", "progressBarType", "questionDescriptionLocation",
    "questionErrorLocation", "questionTitleLocation", "questionsOnPageMode", "rateColorMode", "renderAs",
    "requiredMark", "requiredText", "rowTitleWidth", "scaleColorMode", "searchEnabled",
    "separateSpecialChoices", "showClearButton", "showLabel", "showNavigationButtons", "showNumber",
    "showPageTitles", "showPrevButton", "showProgressBar", "showQuestionNumbers", "showTitle", "size",
    "startSurveyText", "startWithNewLine", "state", "swapOrder", "textUpdateMode", "titleLocation",
    "useDisplayValuesInTitle", "verticalAlign", "width", "widthMode",
];

/// Keys of questions that are read.
#[rustfmt::skip]
pub(super) const OF_QUESTIONS: &[&str] = &[
    "type", "name", "title", "visibleIf", "isRequired", "visible", "choices", "hasOther", "showOtherItem",
    "otherText", "hasNone", "showNoneItem", "noneText", "multiSelect", "valueTrue", "valueFalse", "labelTrue",
    "labelFalse", "rateMin", "rateMax", "rateStep", "rateCount", "rateValues", "rateType", "rateDisplayMode",
    "autoGenerate", "minRateDescription", "maxRateDescription", "rows", "columns", "isAllRowRequired",
    "eachRowRequired", "inputType",
];

/// Names the keys that are not imported, but for those that only change the looks.
pub(super) fn unread(json: &Json, known: &[&str], reader: &mut Reader) {
    let Json::Map(members) = json else { return };
    for (key, value) in members {
        let is_known = known.contains(&key.as_str()) || APPEARANCE.contains(&key.as_str());
        let is_nothing = matches!(value, Json::Null | Json::Bool(false));
        if !is_known && !is_nothing {
            let mark = reader.enter(key);
            reader.report("this is not imported; it is left out.");
            reader.leave(mark);
        }
    }
}
