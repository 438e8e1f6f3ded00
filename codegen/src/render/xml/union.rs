//! Unions in XML: nothing there says which arm a value is of, so that one table knows the fields of all of them, and the JSON that it
//! makes is told apart as any other.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::super::tokens::ident;
use super::Writer;
use crate::ir::{Field, Shape, TypeId, TypeKind, TypeRef};

impl Writer<'_> {
    /// The shape of a union.
    pub(super) fn union(&self, id: TypeId) -> TokenStream {
        let arms = self.arms(id);
        if arms.iter().any(|arm| self.is_struct(arm)) {
            self.needed.borrow_mut().insert(id);
            let (path, name) = (&self.path, ident(self.context.tables.names.type_name(id)));
            return quote!(Shape::Union(&#path #name));
        }
        let shapes: BTreeSet<String> = arms.iter().map(|arm| self.shape(arm, None).to_string()).collect();
        let is = |shape: TokenStream| shape.to_string();
        let (text, literal, either) = (is(quote!(Shape::Text)), is(quote!(Shape::Literal)), quote!(Shape::Either));
        match shapes.iter().collect::<Vec<_>>().as_slice() {
            [only] if **only == text => quote!(Shape::Text),
            [only] if **only == literal => quote!(Shape::Literal),
            several if several.iter().all(|shape| **shape == text || **shape == literal) => either,
            _ => quote!(Shape::Any),
        }
    }

    /// The fields of all arms, each key once, and the shape of further ones.
    pub(super) fn fields_of_all(&self, id: TypeId) -> (Vec<TokenStream>, TokenStream) {
        let mut seen: Vec<&str> = Vec::new();
        let mut fields = Vec::new();
        let mut additional = None;
        for arm in self.arms(id) {
            let TypeKind::Named(id) = self.context.api.resolve(arm).kind else { continue };
            let Shape::Struct(object) = &self.context.api.type_def(id).shape else { continue };
            for field in object.fields.iter().filter(|field| !seen.contains(&field.wire_name.as_str())) {
                // What one arm requires another may not even have.
                fields.push(self.field(&Field { required: false, ..field.clone() }));
            }
            seen.extend(object.fields.iter().map(|field| field.wire_name.as_str()));
            additional = additional.or_else(|| object.additional.is_some().then(|| self.additional(object)));
        }
        (fields, additional.unwrap_or_else(|| quote!(None)))
    }

    /// The arms of a union and of the unions among them.
    fn arms(&self, id: TypeId) -> Vec<&TypeRef> {
        let (mut open, mut seen, mut arms) = (vec![id], BTreeSet::new(), Vec::new());
        while let Some(id) = open.pop() {
            let Shape::Union(union) = &self.context.api.type_def(id).shape else { continue };
            if !seen.insert(id) {
                continue;
            }
            for variant in &union.variants {
                match self.context.api.resolve(&variant.ty).kind {
                    TypeKind::Named(id) if matches!(self.context.api.type_def(id).shape, Shape::Union(_)) => {
                        open.push(id);
                    }
                    _ => arms.push(&variant.ty),
                }
            }
        }
        arms
    }

    fn is_struct(&self, ty: &TypeRef) -> bool {
        let TypeKind::Named(id) = self.context.api.resolve(ty).kind else { return false };
        matches!(self.context.api.type_def(id).shape, Shape::Struct(_))
    }
}
