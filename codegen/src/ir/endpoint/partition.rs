//! Partitions of AWS.

/// A partition of AWS.
pub(crate) struct Partition {
    pub outputs: PartitionOutputs,
    /// The regions without one of the prefixes.
    pub regions: Vec<String>,
    /// The prefixes of the regions' names, before a word and a number.
    pub prefixes: Vec<String>,
}

/// The attributes of a partition.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PartitionOutputs {
    pub name: String,
    pub dns_suffix: String,
    pub dual_stack_dns_suffix: String,
    pub supports_fips: bool,
    pub supports_dual_stack: bool,
    pub implicit_global_region: String,
}
