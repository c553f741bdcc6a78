//! Amazon resource names.

/// The parts of an ARN.
#[allow(dead_code, reason = "the rules look at some of them")]
#[derive(Debug)]
pub(super) struct Arn {
    pub(super) partition: String,
    pub(super) service: String,
    pub(super) region: String,
    pub(super) account_id: String,
    pub(super) resource_id: Vec<String>,
}

/// Reads an ARN, `None` if the text is none.
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
