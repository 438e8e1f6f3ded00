//! How code calls operations and makes values.

use super::{ApiSurface, HowMade, MediaSurface, OperationSurface, ShapeSurface, StructSurface, TypeSurface};

impl ApiSurface {
    /// The method with its arguments: of several, that for the preferred media type of the body.
    pub fn signature(&self, operation: &OperationSurface) -> String {
        let body = operation.body.as_ref().filter(|body| body.required).and_then(|body| body.media.first());
        self.call_text(&operation.rust_name, operation, body)
    }

    /// A method with its arguments, of which the last is the body where it is required.
    pub(super) fn call_text(&self, name: &str, operation: &OperationSurface, body: Option<&MediaSurface>) -> String {
        let required = operation.parameters.iter().filter(|parameter| parameter.required);
        let arguments = required
            .map(|parameter| format!("{}: {}", parameter.rust_name, self.argument_text(&parameter.ty)))
            .chain(body.map(|media| format!("body: {}", self.argument_text(&media.ty))));
        format!("{name}({})", arguments.collect::<Vec<_>>().join(", "))
    }

    /// How code gives the body: by the method, or by the setter where it may be left out. Without a body it is the method.
    pub(crate) fn body_call(&self, operation: &OperationSurface) -> String {
        let optional = operation.body.as_ref().filter(|body| !body.required).and_then(|body| body.media.first());
        match optional {
            Some(media) => format!(".{}({})", media.rust_name, self.argument_text(&media.ty)),
            None => self.signature(operation),
        }
    }

    /// How code makes a value of a type.
    pub(crate) fn making(&self, surface: &TypeSurface) -> String {
        let Some(object) = surface.shape.as_struct() else { return surface.name.clone() };
        match &object.made {
            HowMade::OnlyDecoded => format!("{} (only from JSON)", surface.name),
            HowMade::Default => format!("{}::default()", surface.name),
            HowMade::New(arguments) => {
                let arguments = arguments.iter().map(|(name, ty)| format!("{name}: {}", self.type_text(ty)));
                format!("{}::new({})", surface.name, arguments.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

impl ShapeSurface {
    /// The struct, if it is one.
    pub(crate) fn as_struct(&self) -> Option<&StructSurface> {
        match self {
            Self::Struct(object) => Some(object),
            Self::Enum(_) | Self::Union(_) | Self::Alias(_) | Self::Newtype(_) => None,
        }
    }
}
