//! How coded values describe themselves to the API: from the same list of codes that reads and writes them.

pub use utoipa::openapi::{RefOr, Schema};
pub use utoipa::{PartialSchema, ToSchema};

use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Type};

/// One of these codes.
pub fn choice(codes: impl IntoIterator<Item = &'static str>) -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(codes)).into()
}

/// A list of such.
pub fn choices(codes: impl IntoIterator<Item = &'static str>) -> RefOr<Schema> {
    ArrayBuilder::new().items(choice(codes)).into()
}

/// Name of a schema: the room before it, because two rooms may have a type of one name: `registry.Channel`.
pub fn name(module: &str, of: &str) -> String {
    let room = module.split("::").next().unwrap_or_default();
    format!("{}.{of}", room.trim_start_matches("obieg_"))
}
