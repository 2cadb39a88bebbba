//! stub
use super::super::json::Json;
use super::super::report::{Read, Reader};
/// stub
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, bool>"))]
pub struct Condition(pub Json);
impl Read for Condition {
    fn read(json: &Json, _: &mut Reader) -> Option<Self> {
        Some(Condition(json.clone()))
    }
}
/// stub
#[derive(Debug, Clone, PartialEq)]
pub struct Failure;
impl Failure {
    /// stub
    pub fn to_json(&self) -> Json {
        Json::Null
    }
}
/// stub
pub struct Context<'a> {
    /// stub
    pub groups: &'a Json,
}
/// stub
pub fn explain(_: &Json, _: &Json, _: &Context) -> Result<(), Failure> {
    Ok(())
}
