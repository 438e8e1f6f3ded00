//! The clients of all documents in `tests/cases` and `tests/sockets`, and of the crossings, a module for each: `build.rs` generates them.
//! They compile without a warning, and `tests/` says what they do at run time.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![recursion_limit = "1024"]
#![allow(clippy::doc_lazy_continuation, reason = "descriptions are the document's")]
#![allow(clippy::doc_overindented_list_items, reason = "descriptions are the document's")]
#![allow(clippy::empty_docs, reason = "descriptions are the document's")]
#![allow(clippy::empty_line_after_doc_comments, reason = "descriptions are the document's")]
#![allow(clippy::tabs_in_doc_comments, reason = "descriptions are the document's")]
#![allow(clippy::too_long_first_doc_paragraph, reason = "descriptions are the document's")]
#![allow(clippy::enum_variant_names, reason = "values are the document's")]
#![allow(clippy::large_enum_variant, reason = "a box would be in every user's way")]
#![allow(clippy::match_overlapping_arm, reason = "a status, and the range that holds it")]
#![allow(clippy::module_inception, reason = "an operation's tag may be called like its API")]
#![allow(clippy::redundant_closure, reason = "each kind of answer has a closure of the same form")]
#![allow(clippy::should_implement_trait, reason = "an operation may be called like a method of a trait")]
#![allow(clippy::struct_excessive_bools, reason = "fields are the document's")]
#![allow(clippy::too_many_arguments, reason = "as many as the document requires")]
#![allow(clippy::type_complexity, reason = "lists lie in each other as the document has it")]
#![allow(clippy::upper_case_acronyms, reason = "names are the document's")]
#![allow(clippy::wrong_self_convention, reason = "an operation may be called `to_…` or `from_…`")]
#![allow(confusable_idents, reason = "names are the document's")]
#![allow(deprecated, reason = "what the document deprecates is still read and written")]
#![allow(mixed_script_confusables, reason = "names are the document's")]
#![allow(non_camel_case_types, reason = "a value may begin with a digit")]
#![allow(non_snake_case, reason = "a name may be in a script without case")]
#![allow(non_upper_case_globals, reason = "a name may be in a script without case")]
#![allow(rustdoc::bare_urls, reason = "descriptions are the document's")]
#![allow(rustdoc::broken_intra_doc_links, reason = "descriptions are the document's")]
#![allow(rustdoc::invalid_html_tags, reason = "descriptions are the document's")]
#![allow(rustdoc::invalid_rust_codeblocks, reason = "descriptions are the document's")]
#![allow(uncommon_codepoints, reason = "names are the document's")]

pub mod own;

include!(concat!(env!("OUT_DIR"), "/lib.rs"));
