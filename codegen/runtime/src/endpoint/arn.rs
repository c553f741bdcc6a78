//! Amazon Resource Names.

/// The parts of an ARN.
#[allow(dead_code, reason = "the rules may not use all parts")]
#[derive(Debug)]
pub(super) struct Arn {
    pub(super) partition: String,
    pub(super) service: String,
    pub(super) region: String,
    pub(super) account_id: String,
    pub(super) resource_id: Vec<String>,
}

/// Parses an ARN. Returns `None` if the text is not an ARN.
pub(super) fn parse(text: &str) -> Option<Arn> {
    let mut parts = text.splitn(6, ':');
    let mut next = || parts.next();
    let (scheme, partition, service) = (next()?, next()?, next()?);
    let (region, account_id, resource) = (next()?, next()?, next()?);
    let is_arn =
        scheme == "arn" && !partition.is_empty() && !service.is_empty() && !resource.is_empty();
    is_arn.then(|| Arn {
        partition: partition.to_owned(),
        service: service.to_owned(),
        region: region.to_owned(),
        account_id: account_id.to_owned(),
        resource_id: resource.split([':', '/']).map(str::to_owned).collect(),
    })
}
