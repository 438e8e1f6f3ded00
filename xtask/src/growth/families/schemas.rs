//! Objects, `allOf`, enums, and shapes that stand in many places.

use super::{Attack, Entry, each, schema_ref};

pub(super) const FAMILIES: &[Entry] = &[
    ("inheritance chain", inheritance_chain),
    ("inheritance with a discriminator", inheritance_discriminator),
    ("allOf diamonds", diamonds),
    ("allOf of many references", all_of_many),
    ("allOf of one property", all_of_same_property),
    ("properties and required", properties_and_required),
    ("enum", enumeration),
    ("enum values that collide", colliding_values),
    ("enum values that collide by punctuation", punctuated_values),
    ("enum values of all JSON types", mixed_values),
    ("uses of a large enum", enum_uses),
    ("children of a large base", large_base),
    ("equal inline enums", equal_enums),
    ("equal inline objects", equal_objects),
    ("nested objects", nested_objects),
    ("objects that hold each other", mutual_objects),
    ("each object holds all others", complete_graph),
    ("views of objects that hold each other", mutual_views),
    ("tuples", tuples),
    ("pattern properties", pattern_properties),
    ("type lists", type_lists),
    ("definitions", definitions),
    ("conditions", conditions),
];

fn inheritance_chain(count: usize) -> Attack {
    let mut schemas = each(count, |index| match index {
        0 => r#""S0":{"type":"object","properties":{"p0":{"type":"string"}}}"#.to_owned(),
        _ => format!(
            r#""S{index}":{{"allOf":[{},{{"type":"object","properties":{{"p{index}":{{"type":"string"}}}}}}]}}"#,
            schema_ref(format_args!("S{}", index - 1))
        ),
    });
    schemas.push(format!(r#""Root":{}"#, schema_ref(format_args!("S{}", count.saturating_sub(1)))));
    Attack::schemas(&schemas)
}

fn inheritance_discriminator(count: usize) -> Attack {
    let mapping = each(count, |index| format!(r##""v{index}":"#/components/schemas/S{index}""##)).join(",");
    let mut schemas = each(count, |index| {
        format!(
            r#""S{index}":{{"allOf":[{},{{"type":"object","properties":{{"p{index}":{{"type":"string"}}}}}}]}}"#,
            schema_ref("Root")
        )
    });
    schemas.push(format!(
        r#""Root":{{"type":"object","required":["t"],"properties":{{"t":{{"type":"string"}}}},"discriminator":{{"propertyName":"t","mapping":{{{mapping}}}}}}}"#
    ));
    Attack::schemas(&schemas)
}

/// Whoever follows each reference anew takes exponential time.
fn diamonds(count: usize) -> Attack {
    let mut schemas = each(count, |index| match index {
        0 => r#""S0":{"type":"object","properties":{"p":{"type":"string"}}}"#.to_owned(),
        _ => {
            let below = schema_ref(format_args!("S{}", index - 1));
            format!(r#""S{index}":{{"allOf":[{below},{below},{{"description":"d"}}]}}"#)
        }
    });
    schemas.push(format!(r#""Root":{}"#, schema_ref(format_args!("S{}", count.saturating_sub(1)))));
    Attack::schemas(&schemas)
}

fn all_of_many(count: usize) -> Attack {
    let parts = each(count, |index| schema_ref(format_args!("S{index}"))).join(",");
    let mut schemas = each(count, |index| {
        format!(r#""S{index}":{{"type":"object","properties":{{"p{index}":{{"type":"string"}}}}}}"#)
    });
    schemas.push(format!(r#""Root":{{"allOf":[{parts}]}}"#));
    Attack::schemas(&schemas)
}

fn all_of_same_property(count: usize) -> Attack {
    let parts = each(count, |index| {
        format!(
            r#"{{"type":"object","properties":{{"p":{{"type":"object","properties":{{"q{index}":{{"type":"string"}}}}}}}}}}"#
        )
    });
    Attack::schemas(&[format!(r#""Root":{{"allOf":[{}]}}"#, parts.join(","))])
}

fn properties_and_required(count: usize) -> Attack {
    let properties = each(count, |index| format!(r#""p{index}":{{"type":"string","readOnly":true}}"#)).join(",");
    let required = each(count, |index| format!(r#""p{index}""#)).join(",");
    Attack::schemas(&[format!(r#""Root":{{"type":"object","properties":{{{properties}}},"required":[{required}]}}"#)])
}

fn enum_of(values: &[String]) -> Attack {
    Attack::schemas(&[format!(r#""Root":{{"type":"string","enum":[{}]}}"#, values.join(","))])
}

fn enumeration(count: usize) -> Attack {
    enum_of(&each(count, |index| format!(r#""value {index}""#)))
}

/// The bits of each number, as one of two separators that names do not show.
fn colliding_values(count: usize) -> Attack {
    enum_of(&each(count, |index| format!(r#""a{}b""#, bits(index, ' ', '_'))))
}

/// The same with punctuation that can be spelled out.
fn punctuated_values(count: usize) -> Attack {
    enum_of(&each(count, |index| format!(r#""a{}b""#, bits(index, '.', ','))))
}

fn bits(number: usize, zero: char, one: char) -> String {
    (0..20).map(|bit| if number >> bit & 1 == 0 { zero } else { one }).collect()
}

fn mixed_values(count: usize) -> Attack {
    let values = each(count, |index| format!(r#""{index}",{index},{index}.5"#)).join(",");
    Attack::schemas(&[format!(r#""Root":{{"enum":[{values},true,null]}}"#)])
}

fn enum_uses(count: usize) -> Attack {
    let values = each(count, |index| format!(r#""value {index}""#)).join(",");
    let properties = each(count, |index| match index % 2 {
        0 => format!(r##""p{index}":{{"allOf":[{{"$ref":"#/components/schemas/Large"}}],"description":"d"}}"##),
        _ => format!(r##""p{index}":{{"oneOf":[{{"$ref":"#/components/schemas/Large"}},{{"type":"null"}}]}}"##),
    });
    Attack::schemas(&[
        format!(r#""Large":{{"type":"string","enum":[{values}]}}"#),
        format!(r#""Root":{{"type":"object","properties":{{{}}}}}"#, properties.join(",")),
    ])
}

fn large_base(count: usize) -> Attack {
    let properties = each(count, |index| format!(r#""p{index}":{{"type":"string"}}"#)).join(",");
    let mut schemas = each(count, |index| {
        format!(
            r#""C{index}":{{"allOf":[{},{{"type":"object","properties":{{"c{index}":{{"type":"string"}}}}}}]}}"#,
            schema_ref("Base")
        )
    });
    let arms = each(count, |index| schema_ref(format_args!("C{index}"))).join(",");
    schemas.push(format!(r#""Base":{{"type":"object","properties":{{{properties}}}}}"#));
    schemas.push(format!(r#""Root":{{"type":"object","properties":{{{properties}}},"oneOf":[{arms}]}}"#));
    Attack::schemas(&schemas)
}

fn equal_enums(count: usize) -> Attack {
    let properties = each(count, |index| format!(r#""p{index}":{{"type":"string","enum":["a","b"]}}"#)).join(",");
    Attack::schemas(&[format!(r#""Root":{{"type":"object","properties":{{{properties}}}}}"#)])
}

fn equal_objects(count: usize) -> Attack {
    let mut schemas = each(count, |index| {
        format!(
            r#""S{index}":{{"type":"object","properties":{{"meta":{{"type":"object","properties":{{"x":{{"type":"string"}}}}}}}}}}"#
        )
    });
    schemas.push(format!(r#""Root":{}"#, schema_ref("S0")));
    Attack::schemas(&schemas)
}

fn nested_objects(count: usize) -> Attack {
    let nested = |index: usize| {
        (0..40).fold(r#"{"type":"string"}"#.to_owned(), |inner, level| {
            format!(r#"{{"type":"object","properties":{{"someLongPropertyName{index}x{level}":{inner}}}}}"#)
        })
    };
    let mut schemas = each(count, |index| format!(r#""S{index}":{}"#, nested(index)));
    schemas.push(format!(r#""Root":{}"#, schema_ref("S0")));
    Attack::schemas(&schemas)
}

fn mutual_objects(count: usize) -> Attack {
    let mut schemas = each(count, |index| {
        let next = schema_ref(format_args!("S{}", (index + 1) % count));
        format!(
            r#""S{index}":{{"type":"object","required":["next"],"properties":{{"next":{next},"w":{{"type":"string","writeOnly":true}}}}}}"#
        )
    });
    schemas.push(format!(r#""Root":{}"#, schema_ref("S0")));
    Attack::schemas(&schemas)
}

fn complete_graph(count: usize) -> Attack {
    let mut schemas = each(count, |index| {
        let properties =
            each(count, |other| format!(r#""p{other}":{}"#, schema_ref(format_args!("S{other}")))).join(",");
        format!(r#""S{index}":{{"type":"object","required":["p0"],"properties":{{{properties}}}}}"#)
    });
    schemas.push(format!(r#""Root":{}"#, schema_ref("S0")));
    Attack::schemas(&schemas)
}

/// The views differ at the end of a chain of references alone.
fn mutual_views(count: usize) -> Attack {
    let mut schemas = each(count, |index| {
        let next = match index + 1 == count {
            true => r#"{"type":"string","readOnly":true}"#.to_owned(),
            false => schema_ref(format_args!("S{}", index + 1)),
        };
        let first = schema_ref("S0");
        format!(r#""S{index}":{{"type":"object","properties":{{"next":{next},"first":{first}}}}}"#)
    });
    schemas.push(format!(r#""Root":{}"#, schema_ref("S0")));
    Attack::schemas(&schemas)
}

fn dialect_31(attack: Attack) -> Attack {
    Attack { document: attack.document.replacen("3.0.3", "3.1.0", 1), ..attack }
}

fn tuples(count: usize) -> Attack {
    let items = each(count, |index| format!(r#"{{"type":"object","properties":{{"p{index}":{{"type":"string"}}}}}}"#))
        .join(",");
    dialect_31(Attack::schemas(&[format!(r#""Root":{{"type":"array","prefixItems":[{items}]}}"#)]))
}

fn pattern_properties(count: usize) -> Attack {
    let patterns = each(count, |index| {
        format!(r#""^p{index}":{{"type":"object","properties":{{"q{index}":{{"type":"string"}}}}}}"#)
    })
    .join(",");
    dialect_31(Attack::schemas(&[format!(r#""Root":{{"type":"object","patternProperties":{{{patterns}}}}}"#)]))
}

fn type_lists(count: usize) -> Attack {
    let properties = each(count, |index| {
        format!(
            r#""p{index}":{{"type":["string","integer","boolean","array","object","null"],"items":{{"type":"string"}}}}"#
        )
    });
    dialect_31(Attack::schemas(&[format!(r#""Root":{{"type":"object","properties":{{{}}}}}"#, properties.join(","))]))
}

fn definitions(count: usize) -> Attack {
    let definitions = each(count, |index| {
        format!(r#""D{index}":{{"type":"object","properties":{{"q{index}":{{"type":"string"}}}}}}"#)
    })
    .join(",");
    let properties =
        each(count, |index| format!(r##""p{index}":{{"$ref":"#/components/schemas/Root/$defs/D{index}"}}"##)).join(",");
    dialect_31(Attack::schemas(&[format!(
        r#""Root":{{"type":"object","properties":{{{properties}}},"$defs":{{{definitions}}}}}"#
    )]))
}

fn conditions(count: usize) -> Attack {
    let parts = each(count, |index| {
        format!(
            r#"{{"if":{{"properties":{{"k":{{"const":"v{index}"}}}}}},"then":{{"properties":{{"q{index}":{{"type":"string"}}}}}},"else":{{"required":["k"]}}}}"#
        )
    });
    dialect_31(Attack::schemas(&[format!(
        r#""Root":{{"type":"object","properties":{{"k":{{"type":"string"}}}},"allOf":[{}]}}"#,
        parts.join(",")
    )]))
}
