//! Parameters, and how their values are written.

/// A parameter (OpenAPI 3.1, 4.8.12).
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: &'static str,
    /// In which part of the request it is sent.
    pub location: Location,
    /// `style`: how lists and objects are written.
    pub style: Style,
    /// `explode`: whether each value of a list or object is written with a name of its own.
    pub explode: bool,
    /// Whether the caller must give it.
    pub required: bool,
    /// The JSON type of its value.
    pub json_type: JsonType,
    /// Whether reserved characters (RFC 3986, 2.2) stay as they are where that is safe.
    pub allow_reserved: bool,
    /// The media type of a parameter with `content`.
    pub content: Option<&'static str>,
    /// Whether the value is the whole query.
    pub is_query_string: bool,
    /// How the properties of an object are written that is a form.
    pub form: Option<&'static [PartEncoding]>,
}

impl Parameter {
    /// A parameter in the path: a segment's value, in style `simple`.
    pub const fn path(name: &'static str) -> Self {
        Self { required: true, ..Self::new(name, Location::Path, Style::Simple, false) }
    }

    /// A parameter in the query, in style `form`, each value with the name before it.
    pub const fn query(name: &'static str) -> Self {
        Self::new(name, Location::Query, Style::Form, true)
    }

    /// The whole query, as one value.
    pub const fn query_string(name: &'static str) -> Self {
        Self { is_query_string: true, ..Self::query(name) }
    }

    /// A header, in style `simple`.
    pub const fn header(name: &'static str) -> Self {
        Self::new(name, Location::Header, Style::Simple, false)
    }

    /// A cookie, in style `form`.
    pub const fn cookie(name: &'static str) -> Self {
        Self::new(name, Location::Cookie, Style::Form, true)
    }

    const fn new(name: &'static str, location: Location, style: Style, explode: bool) -> Self {
        let (required, json_type) = (false, JsonType::String);
        Self {
            name,
            location,
            style,
            explode,
            required,
            json_type,
            allow_reserved: false,
            content: None,
            is_query_string: false,
            form: None,
        }
    }

    /// Makes the parameter required.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Sets the JSON type of the value; without it, the value is a string.
    pub const fn json_type(self, json_type: JsonType) -> Self {
        Self { json_type, ..self }
    }

    /// Sets another style than that of the location.
    pub const fn style(self, style: Style, explode: bool) -> Self {
        Self { style, explode, ..self }
    }

    /// Leaves reserved characters as they are.
    pub const fn allow_reserved(self) -> Self {
        Self { allow_reserved: true, ..self }
    }

    /// Writes the value as a text of this media type.
    pub const fn content(self, media_type: &'static str) -> Self {
        Self { content: Some(media_type), ..self }
    }

    /// Writes the value, an object, as a form.
    pub const fn form(self, encodings: &'static [PartEncoding]) -> Self {
        Self { form: Some(encodings), ..self }
    }
}

/// The JSON type of a parameter's value, for programs that make JSON out of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonType {
    /// A string: dates, bytes in base64 and the like too.
    String,
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// An array of these.
    Array(&'static JsonType),
    /// An object.
    Object,
    /// One of several types, or any.
    Any,
}

/// The part of a request that a parameter is sent in (`in`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are what their names say")]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
}

/// `style`: how lists and objects are written (OpenAPI 3.2, 4.12.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are OpenAPI's names")]
pub enum Style {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    /// Swagger 2.0's `tsv`.
    TabDelimited,
    DeepObject,
    Cookie,
}

/// How one property of a form is written (OpenAPI 3.1, 4.8.15).
#[derive(Clone, Copy, Debug)]
pub struct PartEncoding {
    /// The property.
    pub property: &'static str,
    /// `contentType`.
    pub content_type: Option<&'static str>,
    /// `style` and `explode`, where given.
    pub style: Option<(Style, bool)>,
    /// `allowReserved`.
    pub allow_reserved: bool,
}
