//! Digests of texts.

/// Returns the 32-bit FNV-1a digest of a text in hexadecimal.
///
/// `std::hash` may change from one release of Rust to the next; generated files must not.
pub fn digest(text: &str) -> String {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    format!("{:08x}", text.bytes().fold(0x811c_9dc5, step))
}
