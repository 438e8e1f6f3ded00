//! Generates the client of `petstore.yaml` into `OUT_DIR`.

fn main() -> Result<(), openapi_clients::Failure> {
    openapi_clients::generate_in_build_script("petstore.yaml")
}
