//! How coded values describe themselves to the API: from the same list of codes that reads and writes them.

pub use utoipa::openapi::{RefOr, Schema};
pub use utoipa::{PartialSchema, ToSchema};

use utoipa::openapi::schema::{
    ArrayBuilder, KnownFormat, ObjectBuilder, OneOfBuilder, SchemaFormat, SchemaType, Type,
};

/// One of these codes.
pub fn choice(codes: impl IntoIterator<Item = &'static str>) -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(codes)).into()
}

/// One of these codes, or the id of something that an office added to them.
pub fn choice_or_id(codes: impl IntoIterator<Item = &'static str>) -> RefOr<Schema> {
    let uuid = SchemaFormat::KnownFormat(KnownFormat::Uuid);
    let id = ObjectBuilder::new().schema_type(Type::String).format(Some(uuid));
    Schema::OneOf(OneOfBuilder::new().item(choice(codes)).item(id).build()).into()
}

/// A list of such.
pub fn choices(codes: impl IntoIterator<Item = &'static str>) -> RefOr<Schema> {
    ArrayBuilder::new().items(choice(codes)).into()
}

/// A list of things that are judged each by itself: their fields are known, and nothing is demanded of all of them.
pub fn judged_each(thing: RefOr<Schema>, most: usize) -> RefOr<Schema> {
    let mut thing = thing;
    if let RefOr::T(Schema::Object(object)) = &mut thing {
        object.required.clear();
        for field in object.properties.values_mut() {
            *field = ObjectBuilder::new().schema_type(SchemaType::AnyValue).into();
        }
    }
    ArrayBuilder::new().items(thing).min_items(Some(1)).max_items(Some(most)).into()
}

/// For a field that is taken and never told, a password: as `skip_serializing_if`. With `skip_serializing` the description of
/// the API would not know the field either, and no program that keeps to it could send one.
pub fn never_told<T: ?Sized>(_: &T) -> bool {
    true
}

/// Name of a schema: the room before it, because two rooms may have a type of one name: `registry.Channel`.
pub fn name(module: &str, of: &str) -> String {
    let room = module.split("::").next().unwrap_or_default();
    format!("{}.{of}", room.trim_start_matches("obieg_"))
}
