//! `oneOf` and `anyOf`.

use super::schemas;
use crate::ir::Shape;

#[test]
fn an_arm_beside_null_is_that_type() {
    let lowered = schemas(
        r"
        Foo: { oneOf: [{ type: object, properties: { a: { type: string } } }, { enum: [null] }] }
        T: { type: object, properties: { f: { $ref: '#/components/schemas/Foo' }, g: { anyOf: [{ type: integer }, { enum: [null] }] }, h: { anyOf: [{ type: string }, { enum: [''] }] } } }
        ",
    );
    assert_eq!(lowered.fields(&["Foo"]), ["a?: String"]);
    assert_eq!(lowered.fields(&["T"]), ["f?: Foo?", "g?: Integer(I64)?", "h?: String"]);
}

#[test]
fn arms_that_one_type_holds_are_one_type() {
    let lowered = schemas(
        r"
        Kind: { type: string, enum: [a] }
        T:
          type: object
          properties:
            open: { anyOf: [{ type: string }, { $ref: '#/components/schemas/Kind' }] }
            inline: { anyOf: [{ type: string, enum: [x, y] }, { type: string }] }
            number: { anyOf: [{ type: integer }, { type: number }] }
            text: { anyOf: [{ type: string, format: date }, { type: string, format: uuid }] }
            lists: { anyOf: [{ type: array, items: { type: string } }, { type: array, items: { type: integer } }] }
            mixed: { anyOf: [{ type: integer }, { type: string }, { type: string, format: uuid }] }
            anything: { anyOf: [{ type: integer }, {}] }
        ",
    );
    assert_eq!(
        lowered.fields(&["T"]),
        [
            "open?: Kind",
            "inline?: T.inline",
            "number?: Number",
            "text?: String",
            "lists?: [T.lists.item]",
            "mixed?: T.mixed",
            "anything?: Any(ByDocument)",
        ]
    );
    assert_eq!(lowered.values(&["T", "inline"]), ["x", "y"]);
    assert_eq!(lowered.arms(&["T", "lists", "item"]), ["string: String", "integer: Integer(I64)"]);
    assert_eq!(lowered.arms(&["T", "mixed"]), ["integer: Integer(I64)", "string: String"]);
    assert_eq!(lowered.codes(), ["formats-merged", "formats-merged", "formats-merged"]);
}

#[test]
fn nested_unions_are_flat_and_equal_arms_are_one() {
    let lowered = schemas(
        r"
        A: { type: object, properties: { a: { type: string } } }
        B: { type: object, properties: { b: { type: string } } }
        U: { oneOf: [{ $ref: '#/components/schemas/A' }, { oneOf: [{ $ref: '#/components/schemas/B' }, { $ref: '#/components/schemas/A' }] }, { enum: [null] }] }
        ",
    );
    assert_eq!(lowered.arms(&["U"]), ["A: A", "B: B"]);
}

#[test]
fn a_discriminator_maps_values_to_arms_and_gives_them_the_property() {
    let lowered = schemas(
        r"
        Cat: { type: object, properties: { meow: { type: boolean } } }
        Dog: { type: object, properties: { kind: { type: string, enum: [woof] } } }
        Pet:
          oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
          discriminator: { propertyName: kind, mapping: { kitty: '#/components/schemas/Cat', ghost: '#/components/schemas/Ghost' } }
        ",
    );
    let Shape::Union(pet) = &lowered.def(&["Pet"]).shape else { panic!() };
    assert_eq!(pet.discriminator.as_ref().unwrap().mapping, [("kitty".to_owned(), 0), ("woof".to_owned(), 1)]);
    assert_eq!(lowered.fields(&["Cat"]), ["meow?: Boolean", "kind: String"]);
    assert_eq!(lowered.codes(), ["discriminator-mapping"]);
}

#[test]
fn a_union_does_not_contain_itself() {
    let lowered = schemas(
        r"
        A: { oneOf: [{ $ref: '#/components/schemas/B' }, { type: integer }, { type: object, properties: { again: { $ref: '#/components/schemas/A' } } }] }
        B: { oneOf: [{ $ref: '#/components/schemas/A' }, { type: boolean }, { type: string }] }
        ",
    );
    assert_eq!(lowered.arms(&["A"]), ["B: B", "integer: Integer(I64)", "object: A.object"]);
    assert_eq!(lowered.arms(&["B"]), ["boolean: Boolean", "string: String"]);
    assert_eq!(lowered.codes(), ["union-of-itself"]);
}
