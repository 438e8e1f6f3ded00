//! Shape of every OpenAPI object: repairs or cuts out what openapiv3 would not take, with a diagnostic.
