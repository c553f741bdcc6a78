//! Compression of request bodies.

use super::serialization::OperationPlugin;
use crate::config::Builder;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{
    Intercept, SharedInterceptor, dyn_dispatch_hint,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use aws_types::SdkConfig;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// The settings of request compression.
#[derive(Clone, Copy, Debug)]
struct RequestCompression {
    disabled: bool,
    min_bytes: u32,
}

impl Default for RequestCompression {
    fn default() -> Self {
        RequestCompression { disabled: false, min_bytes: 10_240 }
    }
}

impl Storable for RequestCompression {
    type Storer = StoreReplace<Self>;
}

impl RequestCompression {
    /// Returns true if a body of this size is compressed.
    fn applies_to(self, bytes: usize) -> bool {
        !self.disabled && u32::try_from(bytes).is_ok_and(|bytes| bytes >= self.min_bytes)
    }
}

impl Builder {
    /// Sets whether to send request bodies uncompressed. By default, operations that support
    /// compression compress large bodies.
    pub fn disable_request_compression(mut self, disable: bool) -> Self {
        let settings = self.request_compression();
        self.layer.store_put(RequestCompression { disabled: disable, ..settings });
        self
    }

    /// Sets the minimum size in bytes of bodies that are compressed. The default is 10,240.
    pub fn request_min_compression_size_bytes(mut self, bytes: u32) -> Self {
        let settings = self.request_compression();
        self.layer.store_put(RequestCompression { min_bytes: bytes, ..settings });
        self
    }

    fn request_compression(&self) -> RequestCompression {
        self.layer.load::<RequestCompression>().copied().unwrap_or_default()
    }
}

/// Applies the compression settings of an `SdkConfig`.
pub(crate) fn apply_compression(config: &SdkConfig, builder: Builder) -> Builder {
    let builder = match config.disable_request_compression() {
        Some(disable) => builder.disable_request_compression(disable),
        None => builder,
    };
    match config.request_min_compression_size_bytes() {
        Some(bytes) => builder.request_min_compression_size_bytes(bytes),
        None => builder,
    }
}

impl OperationPlugin {
    /// Compresses bodies that are large enough.
    pub(crate) fn compress_requests(mut self) -> Self {
        self.components.push_interceptor(SharedInterceptor::permanent(Compressor));
        self
    }
}

#[derive(Debug)]
struct Compressor;

#[dyn_dispatch_hint]
impl Intercept for Compressor {
    fn name(&self) -> &'static str {
        "Compressor"
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let settings = cfg.load::<RequestCompression>().copied().unwrap_or_default();
        let request = context.request_mut();
        // A stream is sent uncompressed.
        let body = request.body().bytes().filter(|body| settings.applies_to(body.len()));
        let Some(body) = body else { return Ok(()) };
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(body)?;
        let body = encoder.finish()?;
        let headers = request.headers_mut();
        let encoding = match headers.get("content-encoding") {
            Some(before) => format!("{before}, gzip"),
            None => "gzip".to_owned(),
        };
        headers.try_insert("content-encoding", encoding)?;
        headers.try_insert("content-length", body.len().to_string())?;
        *request.body_mut() = SdkBody::from(body);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compression_applies_from_the_minimum_size() {
        let settings = RequestCompression::default();
        assert!(settings.applies_to(10_240) && !settings.applies_to(10_239));
        assert!(RequestCompression { min_bytes: 0, ..settings }.applies_to(0));
    }

    #[test]
    fn disabled_compression_applies_to_no_size() {
        assert!(!RequestCompression { disabled: true, min_bytes: 0 }.applies_to(20_000));
    }
}
