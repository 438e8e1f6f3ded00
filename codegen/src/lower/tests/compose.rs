//! `allOf` and inheritance.

use super::schemas;
use crate::ir::Shape;

#[test]
fn all_of_merges_properties_and_required_and_keeps_the_narrower_type() {
    let lowered = schemas(
        r"
        Base: { type: object, required: [id], properties: { id: { type: integer }, kind: { type: string }, meta: { type: object, properties: { a: { type: string } } } } }
        Child:
          allOf:
            - $ref: '#/components/schemas/Base'
            - { type: object, required: [kind], properties: { kind: { type: string, enum: [child] }, meta: { type: object, properties: { b: { type: string } } } } }
        ",
    );
    assert_eq!(lowered.fields(&["Child"]), ["id: Integer(I64)", "kind: Child.kind", "meta?: Child.meta"]);
    assert_eq!(lowered.fields(&["Child", "meta"]), ["a?: String", "b?: String"]);
}

#[test]
fn all_of_itself_ends() {
    let lowered = schemas(
        r"
        A: { allOf: [{ $ref: '#/components/schemas/B' }], properties: { a: { type: string } } }
        B: { allOf: [{ $ref: '#/components/schemas/A' }], properties: { b: { type: string } } }
        ",
    );
    assert_eq!(lowered.fields(&["A"]), ["b?: String", "a?: String"]);
}

#[test]
fn a_union_beside_properties_gives_structs_with_both() {
    let lowered = schemas(
        r"
        X: { type: object, properties: { x: { type: string } } }
        U:
          type: object
          required: [id]
          properties: { id: { type: integer } }
          oneOf: [{ $ref: '#/components/schemas/X' }, { type: object, title: Why, properties: { y: { type: string } } }]
        R: { type: object, properties: { a: {}, b: {} }, anyOf: [{ required: [a] }, { required: [b] }] }
        ",
    );
    assert_eq!(lowered.arms(&["U"]), ["X: U.X", "Why: U.Why"]);
    assert_eq!(lowered.fields(&["U", "X"]), ["id: Integer(I64)", "x?: String"]);
    assert_eq!(lowered.fields(&["R"]), ["a?: Any(ByDocument)", "b?: Any(ByDocument)"]);
}

#[test]
fn all_of_of_scalars_takes_the_narrowest() {
    let lowered = schemas(
        r"
        Kind: { type: string, enum: [a, b] }
        T: { type: object, properties: { k: { allOf: [{ $ref: '#/components/schemas/Kind' }, { type: string }] } } }
        ",
    );
    assert_eq!(lowered.fields(&["T"]), ["k?: Kind"]);
}

#[test]
fn a_base_with_a_discriminator_is_the_union_of_its_children() {
    let lowered = schemas(
        r"
        Pet: { type: object, required: [type], properties: { type: { type: string } }, discriminator: { propertyName: type, mapping: { cat: '#/components/schemas/Cat' } } }
        Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { meow: { type: boolean } } }] }
        Lion: { allOf: [{ $ref: '#/components/schemas/Cat' }, { type: object, properties: { roar: { type: boolean } } }] }
        Free: { type: object, properties: { type: { type: string } }, discriminator: { propertyName: type } }
        Bird: { allOf: [{ $ref: '#/components/schemas/Free' }, { type: object, properties: { wing: { $ref: '#/components/schemas/Free' } } }] }
        ",
    );
    assert_eq!(lowered.arms(&["Pet"]), ["Cat: Cat", "Lion: Lion"]);
    assert_eq!(lowered.fields(&["Lion"]), ["type: String", "meow?: Boolean", "roar?: Boolean"]);
    let Shape::Union(pet) = &lowered.def(&["Pet"]).shape else { panic!() };
    assert_eq!(pet.discriminator.as_ref().unwrap().mapping, [("cat".to_owned(), 0), ("Lion".to_owned(), 1)]);
    assert_eq!(lowered.arms(&["Free"]), ["Bird: Bird", "base: Free.base"]);
    assert_eq!(lowered.fields(&["Bird"]), ["type?: String", "wing?: Free"]);
}

#[test]
fn a_base_that_lists_its_children_is_their_union_and_they_are_structs() {
    let lowered = schemas(
        r"
        Pet: { type: object, properties: { type: { type: string } }, discriminator: { propertyName: type }, oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }
        Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { meow: { type: boolean } } }] }
        Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { bark: { type: boolean } } }] }
        ",
    );
    assert_eq!(lowered.fields(&["Cat"]), ["type?: String", "meow?: Boolean"]);
    assert_eq!(lowered.arms(&["Pet"]), ["Cat: Cat", "Dog: Dog"]);
}

#[test]
fn a_long_chain_of_components_does_not_overflow() {
    use std::fmt::Write;
    let mut yaml = String::new();
    for index in 0..3000 {
        writeln!(
            yaml,
            "A{index}: {{ allOf: [{{ $ref: '#/components/schemas/A{}' }}], properties: {{ p: {{ type: string }} }} }}",
            index + 1
        )
        .unwrap();
    }
    yaml.push_str("A3000: { type: object }");
    let lowered = schemas(&yaml);
    assert!(lowered.codes().contains(&"all-of-too-deep"));
}

#[test]
fn what_all_of_merges_is_bounded_for_the_whole_document() {
    let chain = (1..1_200).map(|index| {
        let before = index - 1;
        format!("S{index}: {{ allOf: [{{ $ref: '#/components/schemas/S{before}' }}, {{ properties: {{ p{index}: {{}} }} }}] }}\n")
    });
    let lowered = schemas(&format!("S0: {{ properties: {{ p0: {{}} }} }}\n{}", chain.collect::<String>()));
    assert_eq!(lowered.fields(&["S2"]).len(), 3);
    let shapes = lowered.api.types.iter().map(|definition| &definition.shape);
    let fields = shapes.map(|shape| if let Shape::Struct(object) = shape { object.fields.len() } else { 0 });
    assert!(fields.sum::<usize>() < 300_000);
    let said = |code: &str| lowered.diagnostics.list().iter().any(|message| message.code == code);
    assert!(said("untyped") && said("all-of-too-deep"));
}

#[test]
fn a_property_of_very_many_schemas_has_the_type_of_the_last() {
    let parts = (0..300).map(|index| format!("{{ properties: {{ p: {{ minLength: {index} }} }} }},"));
    let lowered = schemas(&format!(
        "A: {{ allOf: [{} {{ properties: {{ p: {{ type: string }} }} }}] }}",
        parts.collect::<String>()
    ));
    assert_eq!(lowered.fields(&["A"]), ["p?: String"]);
    assert!(lowered.diagnostics.list().iter().any(|message| message.code == "all-of-too-deep"));
}

#[test]
fn a_long_chain_of_references_leads_to_its_end() {
    let chain: String =
        (0..20_000).map(|index| format!("S{index}: {{ $ref: '#/components/schemas/S{}' }}\n", index + 1)).collect();
    let lowered = schemas(&format!("{chain}S20000: {{ properties: {{ a: {{ $ref: '#/components/schemas/S0' }} }} }}"));
    assert_eq!(lowered.fields(&["S20000"]), ["a?: S20000"]);
    assert!(lowered.diagnostics.list().is_empty());
}
