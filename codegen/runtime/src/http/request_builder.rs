//! The methods of every generated request builder.

/// Implements the methods that all request builders have; generated code calls it once for each operation.
#[doc(hidden)]
#[macro_export]
macro_rules! request_builder {
    ($name:ident -> $success:ty, $error:ty) => {
        impl $name {
            /// Sets a header of this request, in place of what would be sent under that name.
            #[inline]
            pub fn header(
                mut self,
                name: impl ::core::convert::Into<::std::string::String>,
                value: impl ::core::convert::Into<::std::string::String>,
            ) -> Self {
                self.request.header(name, value);
                self
            }
            /// Bounds the time of this call, in place of the client's `timeout`; it ends a stream, too.
            #[inline]
            pub fn timeout(mut self, timeout: ::core::time::Duration) -> Self {
                self.request.timeout(timeout);
                self
            }
            /// Sends the request and asks for a media type, which need not be the one that `send` reads; gives the body as
            /// it comes.
            ///
            /// # Errors
            /// A status of 400 or more is `ErrorResponse`, with the body as it is.
            #[inline]
            pub fn send_as(
                self,
                media_type: &str,
            ) -> $crate::http::Pending<$crate::http::ByteStream, $crate::http::Bytes> {
                self.request.send_as(media_type)
            }
        }
        $crate::blocking_request_builder!($name -> $success, $error);
    };
    // For a method that is not idempotent.
    ($name:ident -> $success:ty, $error:ty; idempotency_key) => {
        $crate::request_builder!($name -> $success, $error);
        impl $name {
            /// Sends this idempotency key, which tells the server that all requests with it are one: in the client's
            /// `idempotency_header`, or in `Idempotency-Key`. Keep the key, and the same call can be made again after a restart
            /// without acting twice. With a key the client's retry policy holds for this call as well.
            #[inline]
            pub fn idempotency_key(mut self, key: impl ::core::convert::Into<::std::string::String>) -> Self {
                self.request.idempotency_key(key);
                self
            }
        }
    };
}

/// Implements the methods that wait for the answer.
///
/// A macro is expanded in the crate that calls it, where this crate's features cannot be asked for: so there are two of this one.
#[cfg(feature = "blocking")]
#[doc(hidden)]
#[macro_export]
macro_rules! blocking_request_builder {
    ($name:ident -> $success:ty, $error:ty) => {
        impl $name {
            /// Sends the request without an async runtime, and waits for the answer.
            ///
            /// # Errors
            /// As `send`; inside an async runtime `InvalidRequest`.
            #[inline]
            pub fn send_blocking(
                self,
            ) -> ::core::result::Result<$crate::http::ResponseValue<$success>, $crate::http::Error<$error>> {
                $crate::blocking::wait(self.send())
            }
            /// The same as `send_as` without an async runtime; a `blocking::Reader` reads the body.
            ///
            /// # Errors
            /// As `send_as`; inside an async runtime `InvalidRequest`.
            #[inline]
            pub fn send_as_blocking(
                self,
                media_type: &str,
            ) -> ::core::result::Result<
                $crate::http::ResponseValue<$crate::http::ByteStream>,
                $crate::http::Error<$crate::http::Bytes>,
            > {
                $crate::blocking::wait(self.send_as(media_type))
            }
        }
    };
}

/// Without the feature `blocking` there are no such methods.
#[cfg(not(feature = "blocking"))]
#[doc(hidden)]
#[macro_export]
macro_rules! blocking_request_builder {
    ($name:ident -> $success:ty, $error:ty) => {};
}
