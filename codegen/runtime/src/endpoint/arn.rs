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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arn_is_split_into_its_parts() {
        let arn = parse("arn:aws:ivschat:us-west-2:123456789012:room/AbC:d").expect("an ARN");
        assert_eq!((&*arn.partition, &*arn.service), ("aws", "ivschat"));
        assert_eq!((&*arn.region, &*arn.account_id), ("us-west-2", "123456789012"));
        assert_eq!(arn.resource_id, ["room", "AbC", "d"]);
    }

    #[test]
    fn arn_without_region_and_account_is_parsed() {
        let arn = parse("arn:aws:s3:::bucket").expect("an ARN");
        assert_eq!((&*arn.region, &*arn.account_id), ("", ""));
        assert_eq!(arn.resource_id, ["bucket"]);
    }

    #[test]
    fn other_text_is_not_an_arn() {
        for text in
            ["", "arn:aws:s3::", "ar:aws:s3:::a", "arn::s3:::a", "arn:aws::::a", "arn:aws:s3:::"]
        {
            assert!(parse(text).is_none(), "{text}");
        }
    }
}
