//! Scalars, enums, objects, names.

use super::schemas;
use crate::ir::{Access, Shape};

#[test]
fn vendor_terms_are_blank_null_or_one_of_the_listed() {
    let lowered = schemas(
        r"
        TermsEnum: { type: string, enum: [custom, net_5], description: '* `custom` - Custom

            * `net_5` - Net 5' }
        BlankEnum: { enum: [''] }
        NullEnum: { enum: [null] }
        Contract:
          type: object
          properties:
            terms:
              nullable: true
              oneOf: [{ $ref: '#/components/schemas/TermsEnum' }, { $ref: '#/components/schemas/BlankEnum' }, { $ref: '#/components/schemas/NullEnum' }]
            plain: { $ref: '#/components/schemas/TermsEnum' }
        ",
    );
    assert_eq!(lowered.fields(&["Contract"]), ["terms?: TermsEnum~?", "plain?: TermsEnum"]);
    assert_eq!(lowered.hints(), ["TermsEnum", "Contract"]);
    let Shape::Enum(terms) = &lowered.def(&["TermsEnum"]).shape else { panic!() };
    assert_eq!(terms.variants[1].docs.summary.as_deref(), Some("Net 5"));
}

#[test]
fn a_property_labels_the_enum_it_refers_to() {
    let lowered = schemas(
        r"
        Kind: { type: string, enum: [a] }
        Thing: { type: object, properties: { kind: { allOf: [{ $ref: '#/components/schemas/Kind' }], description: '* `a` - An A' } } }
        ",
    );
    let Shape::Enum(kind) = &lowered.def(&["Kind"]).shape else { panic!() };
    assert_eq!(kind.variants[0].docs.summary.as_deref(), Some("An A"));
}

#[test]
fn scalars_by_format_and_bounds() {
    let lowered = schemas(
        r"
        T:
          type: object
          properties:
            a: { type: integer }
            b: { type: integer, format: int32 }
            c: { type: integer, format: uint64 }
            d: { type: integer, x-openapi-clients-internal-maximum: 9223372036854776000.0, x-openapi-clients-internal-minimum: -9223372036854776000.0 }
            e: { type: number }
            f: { type: number, minimum: -100000000, maximum: 100000000, exclusiveMinimum: true, exclusiveMaximum: true }
            g: { type: number, minimum: -100, maximum: 100 }
            h: { type: string, format: uuid }
            i: { type: string, format: uri }
            j: { type: string, format: byte }
            k: { type: boolean, enum: [true, false] }
            l: { type: string, format: decimal }
            m: {}
            n: { nullable: true }
            o: { type: integer, minimum: 0, x-openapi-clients-internal-maximum: 18446744073709551615 }
            p: { type: integer, format: int32, maximum: 4294967295 }
        ",
    );
    assert_eq!(
        lowered.fields(&["T"]),
        [
            "a?: Integer(I64)",
            "b?: Integer(I32)",
            "c?: Integer(U64)",
            "d?: Integer(I64)",
            "e?: Number",
            "f?: Decimal(Number)",
            "g?: Number",
            "h?: Uuid",
            "i?: String",
            "j?: Encoded(Base64)",
            "k?: Boolean",
            "l?: Decimal(String)",
            "m?: Any(ByDocument)",
            "n?: Any(ByDocument)?",
            "o?: Integer(U64)",
            "p?: Integer(I64)",
        ]
    );
}

#[test]
fn objects_without_properties_are_maps_unless_they_are_closed() {
    let lowered = schemas(
        r"
        T:
          type: object
          properties:
            any: { type: object }
            texts: { type: object, additionalProperties: { type: string } }
            closed: { type: object, additionalProperties: false }
            open: { type: object, properties: { a: { type: string } }, additionalProperties: true }
        ",
    );
    let fields = lowered.fields(&["T"]);
    assert_eq!(fields, ["any?: {Any(ByDocument)}", "texts?: {String}", "closed?: T.closed", "open?: T.open"]);
    assert!(lowered.object(&["T", "closed"]).fields.is_empty());
    assert!(lowered.object(&["T", "open"]).additional.is_some());
}

#[test]
fn access_is_found_behind_a_reference() {
    let lowered = schemas(
        r"
        Id: { type: integer, readOnly: true }
        T:
          type: object
          required: [id, ghost]
          properties:
            id: { allOf: [{ $ref: '#/components/schemas/Id' }], description: the id }
            secret: { type: string, writeOnly: true }
        ",
    );
    assert_eq!(lowered.field(&["T"], "id").access, Access::ReadOnly);
    assert_eq!(lowered.field(&["T"], "secret").access, Access::WriteOnly);
    assert_eq!(lowered.fields(&["T"]), ["id: Id", "secret?: String", "ghost: Any(ByDocument)"]);
    assert_eq!(lowered.codes(), ["required-without-property"]);
}

#[test]
fn one_inline_shape_under_one_word_is_one_type() {
    let lowered = schemas(
        r"
        A: { type: object, properties: { address: { type: object, properties: { street: { type: string, description: x } } } } }
        B: { type: object, properties: { address: { type: object, properties: { street: { type: string } } } } }
        C: { type: object, properties: { address: { type: object, properties: { town: { type: string } } } } }
        ",
    );
    assert_eq!(lowered.hints(), ["A", "B", "C", "A.address", "C.address"]);
    assert_eq!(lowered.fields(&["B"]), ["address?: A.address"]);
}

#[test]
fn components_that_only_refer_are_what_they_refer_to() {
    let lowered = schemas(
        r"
        A: { $ref: '#/components/schemas/B' }
        B: { nullable: true, allOf: [{ $ref: '#/components/schemas/C' }] }
        C: { type: array, items: { type: string }, nullable: true }
        Loop: { $ref: '#/components/schemas/Back' }
        Back: { $ref: '#/components/schemas/Loop' }
        T: { type: object, properties: { a: { $ref: '#/components/schemas/A' }, l: { $ref: '#/components/schemas/Loop' } } }
        ",
    );
    assert_eq!(lowered.hints(), ["C", "T"]);
    assert_eq!(lowered.fields(&["T"]), ["a?: C?", "l?: Any(ByUs)"]);
    let Shape::Alias(list) = &lowered.def(&["C"]).shape else { panic!() };
    assert_eq!(lowered.show(list), "[String]");
}

#[test]
fn enum_values_keep_their_type() {
    let lowered = schemas(
        r"
        I: { type: integer, enum: [1, 2], x-enum-varnames: { '1': One, '2': Two } }
        J: { enum: [1.5, a] }
        S: { type: string, enum: ['', a, b] }
        T: { type: object, properties: { s: { $ref: '#/components/schemas/S' } } }
        ",
    );
    let Shape::Enum(integers) = &lowered.def(&["I"]).shape else { panic!() };
    assert_eq!(integers.variants.iter().map(|variant| variant.hint.as_str()).collect::<Vec<_>>(), ["One", "Two"]);
    assert_eq!(lowered.values(&["J"]), [serde_json::json!(1.5), "a".into()]);
    assert_eq!(lowered.values(&["S"]), ["a", "b"]);
    assert_eq!(lowered.fields(&["T"]), ["s?: S~"]);
}

#[test]
fn constraints_are_documented_and_noted_once() {
    let lowered =
        schemas("T: { type: object, properties: { a: { type: string, maxLength: 5, pattern: '^x', default: xy } } }");
    let docs = &lowered.field(&["T"], "a").docs;
    assert_eq!(docs.constraints, ["length: at most 5", "pattern: `^x`"]);
    assert_eq!(docs.default.as_deref(), Some("`\"xy\"`"));
    assert_eq!(lowered.codes(), ["constraint-documented-only"]);
}

#[test]
fn prefix_items_are_a_tuple() {
    let lowered =
        schemas("T: { type: array, x-openapi-clients-internal-prefix-items: [{ type: string }, { type: integer }] }");
    let Shape::Alias(tuple) = &lowered.def(&["T"]).shape else { panic!() };
    assert!(lowered.show(tuple).starts_with("Tuple(["));
}
