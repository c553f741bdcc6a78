//! The tree hash of Amazon S3 Glacier archives: a SHA-256 hash of SHA-256 hashes.

use super::serialization::OperationPlugin;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{
    Intercept, SharedInterceptor, dyn_dispatch_hint,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use sha2::{Digest, Sha256};

const TREE_HASH: &str = "x-amz-sha256-tree-hash";
const CONTENT_HASH: &str = "x-amz-content-sha256";

/// The size of the chunks at the leaves of the tree.
const CHUNK_BYTES: usize = 1024 * 1024;

impl OperationPlugin {
    /// Adds the checksums of a body in memory. The input has to contain those of a stream.
    pub(crate) fn tree_hash(mut self) -> Self {
        self.components.push_interceptor(SharedInterceptor::permanent(TreeHash));
        self
    }
}

#[derive(Debug)]
struct TreeHash;

#[dyn_dispatch_hint]
impl Intercept for TreeHash {
    fn name(&self) -> &'static str {
        "TreeHash"
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        let Some(body) = request.body().bytes().filter(|body| !body.is_empty()) else {
            return Ok(());
        };
        let (content, tree) = (hex(&Sha256::digest(body)), hex(&tree_hash(body)));
        for (name, value) in [(CONTENT_HASH, content), (TREE_HASH, tree)] {
            if !request.headers().contains_key(name) {
                request.headers_mut().try_insert(name, value)?;
            }
        }
        Ok(())
    }
}

fn tree_hash(body: &[u8]) -> Vec<u8> {
    let mut hashes: Vec<_> =
        body.chunks(CHUNK_BYTES).map(|chunk| Sha256::digest(chunk).to_vec()).collect();
    while hashes.len() > 1 {
        let pairs = hashes.chunks(2).map(|pair| match pair {
            [one] => one.clone(),
            pair => Sha256::digest(pair.concat()).to_vec(),
        });
        hashes = pairs.collect();
    }
    hashes.pop().unwrap_or_default()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tree_hash_of_one_chunk_is_its_hash() {
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hex(&tree_hash(b"abc")), expected);
    }

    #[test]
    fn tree_hash_of_three_chunks_has_two_levels() {
        let body = vec![7; 2 * CHUNK_BYTES + 1];
        let hash = |bytes: &[u8]| Sha256::digest(bytes).to_vec();
        let whole = hash(&body[..CHUNK_BYTES]);
        let pair = hash(&[whole.clone(), whole].concat());
        assert_eq!(tree_hash(&body), hash(&[pair, hash(&[7])].concat()));
    }
}
