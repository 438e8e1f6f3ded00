//! `oneOf`, `anyOf` and discriminators.

use super::{Attack, Entry, each, schema_ref};

pub(super) const FAMILIES: &[Entry] = &[
    ("unions of all earlier ones", unions_of_earlier),
    ("unions of the two earlier ones", unions_of_two),
    ("properties beside arms", properties_beside_arms),
    ("few properties beside many arms", few_properties),
    ("arms that share keys", arms_share_keys),
    ("arms that are alike", arms_alike),
    ("inline arms in many places", inline_arms),
    ("discriminator mapping", discriminator_mapping),
    ("discriminator of inline arms", discriminator_inline),
    ("unions nested in arms", nested_arms),
    ("arms of one type in lists", lists),
];

fn unions_of_earlier(count: usize) -> Attack {
    let mut schemas = each(count, |index| {
        let arms: Vec<String> = (0..index).map(|earlier| schema_ref(format_args!("U{earlier}"))).collect();
        let own = format!(r#"{{"type":"object","properties":{{"p{index}":{{"type":"string"}}}}}}"#);
        let arms = std::iter::once(own).chain(arms).collect::<Vec<_>>().join(",");
        format!(r#""U{index}":{{"oneOf":[{arms}]}}"#)
    });
    schemas.push(format!(r#""Root":{}"#, schema_ref(format_args!("U{}", count.saturating_sub(1)))));
    Attack::schemas(&schemas)
}

/// Whoever follows each reference anew takes exponential time.
fn unions_of_two(count: usize) -> Attack {
    let mut schemas = each(count, |index| match index {
        0 | 1 => format!(r#""U{index}":{{"type":"object","properties":{{"p{index}":{{"type":"string"}}}}}}"#),
        _ => format!(
            r#""U{index}":{{"oneOf":[{},{}]}}"#,
            schema_ref(format_args!("U{}", index - 1)),
            schema_ref(format_args!("U{}", index - 2))
        ),
    });
    schemas.push(format!(r#""Root":{}"#, schema_ref(format_args!("U{}", count.saturating_sub(1)))));
    Attack::schemas(&schemas)
}

fn properties_beside_arms(count: usize) -> Attack {
    let properties = each(count, |index| format!(r#""p{index}":{{"type":"string"}}"#)).join(",");
    let arms = each(count, |index| format!(r#"{{"type":"object","properties":{{"a{index}":{{"type":"string"}}}}}}"#))
        .join(",");
    Attack::schemas(&[format!(r#""Root":{{"type":"object","properties":{{{properties}}},"oneOf":[{arms}]}}"#)])
}

fn few_properties(count: usize) -> Attack {
    let arms = each(count, |index| format!(r#"{{"properties":{{"a{index}":{{"type":"string"}}}}}}"#)).join(",");
    let properties = each(20, |index| format!(r#""p{index}":{{"type":"string"}}"#)).join(",");
    Attack::schemas(&[format!(r#""Root":{{"type":"object","properties":{{{properties}}},"anyOf":[{arms}]}}"#)])
}

fn arms_share_keys(count: usize) -> Attack {
    let arms = each(count, |index| schema_ref(format_args!("A{index}"))).join(",");
    let mut schemas = each(count, |index| {
        let keys = each(20, |key| format!(r#""k{key}":{{"type":"string"}}"#)).join(",");
        format!(
            r#""A{index}":{{"type":"object","required":["k0"],"properties":{{{keys},"own{index}":{{"type":"string"}}}}}}"#
        )
    });
    schemas.push(format!(r#""Root":{{"oneOf":[{arms}]}}"#));
    Attack::schemas(&schemas)
}

fn arms_alike(count: usize) -> Attack {
    let arms = each(count, |index| {
        format!(r#"{{"title":"T{index}","type":"object","properties":{{"k":{{"type":"string"}}}}}}"#)
    });
    Attack::schemas(&[format!(r#""Root":{{"oneOf":[{}]}}"#, arms.join(","))])
}

fn inline_arms(count: usize) -> Attack {
    let union = r#"{"oneOf":[{"type":"object","properties":{"a":{"type":"string"}}},{"type":"object","properties":{"b":{"type":"string"}}}]}"#;
    let properties = each(count, |index| format!(r#""p{index}":{union}"#)).join(",");
    Attack::schemas(&[format!(r#""Root":{{"type":"object","properties":{{{properties}}}}}"#)])
}

fn discriminator_mapping(count: usize) -> Attack {
    let arms = each(count, |index| schema_ref(format_args!("A{index}"))).join(",");
    let mapping = each(count, |index| format!(r##""v{index}":"#/components/schemas/A{index}""##)).join(",");
    let mut schemas = each(count, |index| {
        format!(
            r#""A{index}":{{"type":"object","required":["t"],"properties":{{"t":{{"type":"string"}},"o{index}":{{"type":"string"}}}}}}"#
        )
    });
    schemas
        .push(format!(r#""Root":{{"oneOf":[{arms}],"discriminator":{{"propertyName":"t","mapping":{{{mapping}}}}}}}"#));
    Attack::schemas(&schemas)
}

fn discriminator_inline(count: usize) -> Attack {
    let arms = each(count, |index| {
        format!(r#"{{"type":"object","required":["t"],"properties":{{"t":{{"type":"string","enum":["v{index}"]}}}}}}"#)
    });
    Attack::schemas(&[format!(r#""Root":{{"oneOf":[{}],"discriminator":{{"propertyName":"t"}}}}"#, arms.join(","))])
}

/// As deep as documents may be, and many of them.
fn nested_arms(count: usize) -> Attack {
    let nested = |index: usize| {
        (0..40).fold(
            format!(r#"{{"type":"object","properties":{{"p{index}":{{"type":"string"}}}}}}"#),
            |inner, level| {
                format!(r#"{{"oneOf":[{inner},{{"type":"object","properties":{{"l{level}":{{"type":"string"}}}}}}]}}"#)
            },
        )
    };
    let mut schemas = each(count, |index| format!(r#""U{index}":{}"#, nested(index)));
    schemas.push(r#""Root":{"type":"string"}"#.to_owned());
    Attack::schemas(&schemas)
}

fn lists(count: usize) -> Attack {
    let arms = each(count, |index| {
        format!(r#"{{"type":"array","items":{{"type":"object","properties":{{"p{index}":{{"type":"string"}}}}}}}}"#)
    });
    Attack::schemas(&[format!(r#""Root":{{"anyOf":[{}]}}"#, arms.join(","))])
}
