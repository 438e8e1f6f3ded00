//! Identifiers and types as tokens.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::context::Context;
use super::imports::{Import, Imports};
use super::rust_path::path_tokens;
use crate::ir::{ByteEncoding, DateCrate, DecimalForm, Field, IntegerKind, Presence, TypeId, TypeKind, TypeRef};
use crate::passes::Identifier;

/// An identifier as a token.
pub(super) fn ident(name: &Identifier) -> Ident {
    Ident::new(name.as_str(), Span::call_site())
}

/// Writes the types of one file.
#[derive(Clone, Copy)]
pub(super) struct TypeWriter<'a> {
    pub context: Context<'a>,
    pub imports: &'a Imports,
    /// Whether definitions are written `types::Name`: everywhere but in `types.rs` itself.
    pub qualified: bool,
}

impl TypeWriter<'_> {
    /// A definition by its name.
    pub(super) fn type_name(self, id: TypeId) -> TokenStream {
        let name = ident(self.context.tables.names.type_name(id));
        if !self.qualified {
            return quote!(#name);
        }
        self.imports.need(Import::Types);
        quote!(types::#name)
    }

    /// A type as it is wherever null is a value. A definition directly inside `holder` may be boxed.
    pub(super) fn type_with_null(self, ty: &TypeRef, holder: Option<TypeId>) -> TokenStream {
        let inner = self.type_without_null(ty, holder);
        if ty.nullable { quote!(Option<#inner>) } else { inner }
    }

    /// A type as it is where there is a value, and that is not null.
    pub(super) fn type_without_null(self, ty: &TypeRef, holder: Option<TypeId>) -> TokenStream {
        let kind = self.kind_type(&ty.kind, holder);
        if !ty.blankable {
            return kind;
        }
        self.imports.need(Import::OrBlank);
        quote!(OrBlank<#kind>)
    }

    /// The type of a struct's field.
    pub(super) fn field_type(self, field: &Field, holder: TypeId) -> TokenStream {
        let usage = self.context.api.type_def(holder).usage;
        let inner = self.type_without_null(&field.ty, Some(holder));
        match field.presence(usage) {
            Presence::Required => inner,
            Presence::Nullable | Presence::Optional => quote!(Option<#inner>),
            Presence::Maybe => {
                self.imports.need(Import::Maybe);
                quote!(Maybe<#inner>)
            }
        }
    }

    fn kind_type(self, kind: &TypeKind, holder: Option<TypeId>) -> TokenStream {
        let import = |import: Import, tokens: TokenStream| {
            self.imports.need(import);
            tokens
        };
        match kind {
            TypeKind::Named(id) => self.maybe_boxed(*id, holder),
            TypeKind::Boolean => quote!(bool),
            TypeKind::Integer(IntegerKind::I32) => quote!(i32),
            TypeKind::Integer(IntegerKind::I64) => quote!(i64),
            TypeKind::Integer(IntegerKind::U32) => quote!(u32),
            TypeKind::Integer(IntegerKind::U64) => quote!(u64),
            TypeKind::Number => quote!(f64),
            TypeKind::Decimal(DecimalForm::Number) => import(Import::Decimal, quote!(Decimal)),
            TypeKind::Decimal(DecimalForm::String) => import(Import::DecimalString, quote!(DecimalString)),
            TypeKind::String => quote!(String),
            TypeKind::Uuid => import(Import::Uuid, quote!(Uuid)),
            TypeKind::Date(DateCrate::Chrono) => import(Import::NaiveDate, quote!(NaiveDate)),
            TypeKind::Date(DateCrate::Jiff) => import(Import::Civil, quote!(civil::Date)),
            TypeKind::DateTime(DateCrate::Chrono) => import(Import::DateTime, quote!(DateTime<Utc>)),
            TypeKind::DateTime(DateCrate::Jiff) => import(Import::OffsetDateTime, quote!(OffsetDateTime)),
            TypeKind::Encoded(ByteEncoding::Base64) => import(Import::Base64, quote!(Base64)),
            TypeKind::Encoded(ByteEncoding::Base64Url) => import(Import::Base64Url, quote!(Base64Url)),
            TypeKind::Binary => import(Import::FilePart, quote!(FilePart)),
            TypeKind::List(item) => {
                let item = self.type_with_null(item, None);
                quote!(Vec<#item>)
            }
            TypeKind::Map(value) => {
                let value = self.type_with_null(value, None);
                import(Import::BTreeMap, quote!(BTreeMap<String, #value>))
            }
            TypeKind::Tuple(items) => {
                let items = items.iter().map(|item| self.type_with_null(item, holder));
                quote!((#(#items,)*))
            }
            TypeKind::Own(own) => {
                let path = path_tokens(&own.path);
                if own.json.is_number() {
                    import(Import::SerdeNumber, quote!(SerdeNumber<#path>))
                } else {
                    import(Import::Serde, quote!(Serde<#path>))
                }
            }
            TypeKind::Any(_) => import(Import::Value, quote!(Value)),
        }
    }

    /// A definition, in a box where recursion needs one.
    fn maybe_boxed(self, id: TypeId, holder: Option<TypeId>) -> TokenStream {
        let name = self.type_name(id);
        let boxed = holder.is_some_and(|holder| self.context.tables.boxes.is_boxed(holder, id));
        if boxed { quote!(Box<#name>) } else { name }
    }
}
