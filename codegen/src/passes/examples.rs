//! What the documentation of each operation shows as a call: the document's own short examples, else the smallest values that fit.

use super::{Boxes, ByOperation, Construction, Constructions, Initial, Pages};
use crate::ir::{Api, DecimalForm, Method, Operation, Shape, TypeDef, TypeId, TypeKind, TypeRef};
use crate::passes::{Body, BodyForm};

/// How deep an example goes: what lies deeper has a name only.
const MOST_DEPTH: usize = 5;

/// How many values an example shows at most: what comes later has a name only.
const MOST_VALUES: usize = 40;

/// A value as an example shows it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ExampleValue {
    /// A text, where anything is taken that becomes one.
    Text(String),
    /// A text that has to be a `String`.
    OwnedText(String),
    /// A text that becomes a JSON value.
    JsonText(String),
    /// A number or a boolean, as Rust writes it.
    Plain(String),
    /// What a text is parsed into: a date, an amount.
    Parsed(String),
    /// The value of an enum at an index.
    Listed(TypeId, usize),
    /// The arm of a union at an index.
    Arm(TypeId, usize, Box<Self>),
    /// `new` with its arguments.
    New(TypeId, Vec<Self>),
    /// `default` of a struct.
    Default(TypeId),
    /// A list of one item.
    List(Box<Self>),
    /// `Default::default()`.
    Empty,
    /// In `Some`.
    Some(Box<Self>),
    /// In a box.
    Boxed(Box<Self>),
    /// A variable of this name: nothing short can be said.
    Given(String),
}

/// The values of one operation's call.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    /// The required parameters, in their order.
    pub parameters: Vec<ExampleValue>,
    /// The body, for each of its media types.
    pub bodies: Vec<ExampleValue>,
}

/// What is called in examples.
#[derive(Debug)]
pub(crate) struct Examples {
    /// The values, for each operation.
    pub calls: ByOperation<Example>,
    /// The operation that the first program calls: a list, else something else that only reads; `None` where there is no operation.
    pub first: Option<usize>,
}

/// Decides for every operation.
pub(super) fn plan_examples(
    api: &Api,
    boxes: &Boxes,
    constructions: &Constructions,
    bodies: &ByOperation<Vec<Body>>,
    pages: &ByOperation<Option<Pages>>,
) -> Examples {
    let calls = ByOperation::of(api, |index, operation| {
        let maker = || Maker { api, boxes, constructions, left: MOST_VALUES };
        let required = operation.parameters.iter().filter(|parameter| parameter.required);
        let parameters = required.map(|parameter| {
            let place = Place { name: &parameter.wire_name, example: parameter.docs.example.as_deref(), depth: 0 };
            into_text(maker().without_null(&parameter.ty, place))
        });
        Example {
            parameters: parameters.collect(),
            bodies: bodies.row(index).iter().map(|body| maker().body(body)).collect(),
        }
    });
    let rank = |(index, operation): &(usize, &Operation)| first_rank(operation, pages.row(*index).is_some());
    let first = api.operations.iter().enumerate().min_by_key(rank).map(|(index, _)| index);
    Examples { calls, first }
}

/// How well an operation begins: the lowest is the best.
fn first_rank(operation: &Operation, has_pages: bool) -> usize {
    let needs = operation.parameters.iter().filter(|parameter| parameter.required).count();
    match (operation.method == Method::Get, operation.docs.deprecated) {
        (true, false) => 2 * needs + usize::from(!has_pages),
        (true, true) => 100,
        (false, _) => 200,
    }
}

/// Where a value stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    /// What it is called on the wire.
    name: &'a str,
    /// The document's example, as its documentation shows it.
    example: Option<&'a str>,
    depth: usize,
}

/// Makes the values of one call.
struct Maker<'a> {
    api: &'a Api,
    boxes: &'a Boxes,
    constructions: &'a Constructions,
    /// How many values it may still make.
    left: usize,
}

impl Maker<'_> {
    fn body(&mut self, body: &Body) -> ExampleValue {
        let place = Place { name: "body", example: None, depth: 0 };
        match &body.form {
            BodyForm::Json(ty)
            | BodyForm::Form(ty, _)
            | BodyForm::Multipart(ty, _)
            | BodyForm::Mixed(ty, _)
            | BodyForm::Xml(ty, _) => self.with_null(ty, place),
            BodyForm::Text | BodyForm::Bytes => ExampleValue::Text("…".to_owned()),
        }
    }

    fn with_null(&mut self, ty: &TypeRef, place: Place<'_>) -> ExampleValue {
        let value = self.without_null(ty, place);
        match value {
            ExampleValue::Given(_) => value,
            _ if ty.nullable => ExampleValue::Some(Box::new(value)),
            _ => value,
        }
    }

    fn without_null(&mut self, ty: &TypeRef, place: Place<'_>) -> ExampleValue {
        let given = || ExampleValue::Given(place.name.to_owned());
        if ty.blankable || place.depth >= MOST_DEPTH || self.left == 0 {
            return given();
        }
        self.left -= 1;
        let example = place.example.map(|text| text.trim_matches('`').trim());
        match &ty.kind {
            TypeKind::Named(id) => self.named(*id, place).unwrap_or_else(given),
            TypeKind::Boolean => ExampleValue::Plain("true".to_owned()),
            TypeKind::Integer(_) => ExampleValue::Plain(integer(example)),
            TypeKind::Number => ExampleValue::Plain(number(example)),
            TypeKind::Decimal(DecimalForm::Number) => ExampleValue::Parsed(amount(example)),
            TypeKind::String => ExampleValue::OwnedText(example.unwrap_or(place.name).to_owned()),
            TypeKind::Uuid => ExampleValue::Parsed("67e55044-10b1-426f-9247-bb680e5fe0c8".to_owned()),
            TypeKind::Date(_) => ExampleValue::Parsed("2026-01-31".to_owned()),
            TypeKind::DateTime(_) => ExampleValue::Parsed("2026-01-31T12:00:00Z".to_owned()),
            TypeKind::List(item) => match self.with_null(item, Place { depth: place.depth + 1, ..place }) {
                ExampleValue::Given(_) => given(),
                item => ExampleValue::List(Box::new(item)),
            },
            TypeKind::Map(_) => ExampleValue::Empty,
            TypeKind::Any(_) => ExampleValue::JsonText(place.name.to_owned()),
            TypeKind::Decimal(DecimalForm::String)
            | TypeKind::Encoded(_)
            | TypeKind::Binary
            | TypeKind::Own(_)
            | TypeKind::Tuple(_) => given(),
        }
    }

    fn named(&mut self, id: TypeId, place: Place<'_>) -> Option<ExampleValue> {
        let definition = self.api.type_def(id);
        let deeper = Place { depth: place.depth + 1, ..place };
        match &definition.shape {
            Shape::Struct(_) => self.structure(id, definition, place.depth + 1),
            Shape::Enum(list) => (!list.variants.is_empty()).then(|| {
                let is_example = |value: &serde_json::Value| {
                    value.as_str().is_some_and(|text| place.example.is_some_and(|code| code.trim_matches('`') == text))
                };
                let index = list.variants.iter().position(|variant| is_example(&variant.value));
                ExampleValue::Listed(id, index.unwrap_or_default())
            }),
            Shape::Union(union) => {
                let first = union.variants.first()?;
                let value = self.without_null(&first.ty, deeper);
                let value = self.boxed(id, &first.ty, value);
                Some(ExampleValue::Arm(id, 0, Box::new(value)))
            }
            Shape::Alias(_) if self.boxes.is_newtype(id) => None,
            Shape::Alias(target) => Some(self.with_null(target, deeper)),
        }
    }

    fn structure(&mut self, id: TypeId, definition: &TypeDef, depth: usize) -> Option<ExampleValue> {
        let Shape::Struct(object) = &definition.shape else { return None };
        match self.constructions.of(id) {
            Construction::Plain | Construction::OnlyDecoded => None,
            Construction::Default | Construction::DefaultOf(_) => Some(ExampleValue::Default(id)),
            Construction::New(initials) => {
                let fields = object.fields.iter().zip(initials);
                let arguments = fields.filter_map(|(field, initial)| {
                    let example = field.docs.example.as_deref();
                    let place = Place { name: &field.wire_name, example, depth };
                    match initial {
                        Initial::Text | Initial::Nullable => Some(into_text(self.field(id, &field.ty, place))),
                        Initial::Value | Initial::Into => Some(self.field(id, &field.ty, place)),
                        Initial::Constant(_) | Initial::Absent => None,
                    }
                });
                Some(ExampleValue::New(id, arguments.collect()))
            }
        }
    }

    fn field(&mut self, holder: TypeId, ty: &TypeRef, place: Place<'_>) -> ExampleValue {
        let value = self.without_null(ty, place);
        self.boxed(holder, ty, value)
    }

    /// In a box, where the type that holds it has one.
    fn boxed(&self, holder: TypeId, ty: &TypeRef, value: ExampleValue) -> ExampleValue {
        match ty.kind.named() {
            Some(held) if self.boxes.is_boxed(holder, held) && !matches!(value, ExampleValue::Given(_)) => {
                ExampleValue::Boxed(Box::new(value))
            }
            Some(_) | None => value,
        }
    }
}

/// A text as it is where anything is taken that becomes one.
fn into_text(value: ExampleValue) -> ExampleValue {
    match value {
        ExampleValue::OwnedText(text) => ExampleValue::Text(text),
        other => other,
    }
}

fn integer(example: Option<&str>) -> String {
    let number = example.and_then(|text| text.parse::<i32>().ok()).filter(|number| *number >= 0);
    number.unwrap_or(1).to_string()
}

fn number(example: Option<&str>) -> String {
    let number = example.and_then(|text| text.parse::<f64>().ok()).filter(|number| number.is_finite());
    format!("{:?}", number.unwrap_or(1.5))
}

/// A decimal that is neither long nor in the notation of science.
fn amount(example: Option<&str>) -> String {
    let is_plain = |text: &&str| {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        text.len() <= 20
            && text.split_once('.').map_or_else(|| digits(text), |(one, other)| digits(one) && digits(other))
    };
    example.filter(is_plain).unwrap_or("12.50").to_owned()
}
