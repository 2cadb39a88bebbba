//! Settings that only a part of the widget reads: its code is no part of what every visitor loads.

use std::marker::PhantomData;

use super::super::json::Json;
use super::super::report::{Read, Reader};

/// A setting of the kind `T` that stays unread: known by name and in the schema. [`read`] is for who needs it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Later<T>(PhantomData<T>);

impl<T> Read for Later<T> {
    fn read(_: &Json, _: &mut Reader) -> Option<Self> {
        Some(Later(PhantomData))
    }
}

/// Reads the member of an object; `null` is how generators say "not set".
pub fn read<T: Read>(json: &Json, name: &str, reader: &mut Reader) -> Option<T> {
    let value = json.get(name).filter(|value| **value != Json::Null)?;
    let mark = reader.enter(name);
    let value = T::read(value, reader);
    reader.leave(mark);
    value
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Later<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}
