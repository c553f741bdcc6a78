//! Calls an operation with only the types and protocol functions of this crate: `aws-sigv4` signs the
//! request, and the blocking HTTP client `ureq` sends it. No async runtime is needed.
//!
//! ```text
//! cargo run --no-default-features --example sans_io -- --region us-west-2
//! ```
//!
//! Credentials come from the variables AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and
//! AWS_SESSION_TOKEN.

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4::SigningParams;
use bytes::Bytes;
use clap::Parser;
use ivschat::endpoint::{self, Params};
use ivschat::operation::Operation;
use ivschat::operation::list_rooms::ListRoomsInput;
use std::error::Error;
use std::time::SystemTime;
use ureq::Agent;

/// The settings of calls.
pub struct Caller {
    pub agent: Agent,
    pub credentials: Credentials,
    pub region: String,
    pub endpoint_url: Option<String>,
}

impl Caller {
    /// Calls the operation of an input.
    pub fn call<I: Operation>(&self, input: &I) -> Result<I::Output, Box<dyn Error>> {
        input.validate()?;
        let request = self.sign(self.locate(input.request()?)?)?;
        let (parts, mut body) = self.agent.run(request)?.into_parts();
        let body = Bytes::from(body.read_to_vec()?);
        Ok(I::parse(&http::Response::from_parts(parts, body))?)
    }

    /// Prepends the endpoint to the path.
    fn locate(
        &self,
        request: http::Request<Bytes>,
    ) -> Result<http::Request<Bytes>, Box<dyn Error>> {
        let params =
            Params::builder().region(&self.region).set_endpoint(self.endpoint_url.clone()).build();
        let endpoint = endpoint::resolve(&params)?;
        let (mut parts, body) = request.into_parts();
        parts.uri = format!("{}{}", endpoint.url(), parts.uri).parse()?;
        Ok(http::Request::from_parts(parts, body))
    }

    /// Signs a request.
    fn sign(
        &self,
        mut request: http::Request<Bytes>,
    ) -> Result<http::Request<Vec<u8>>, Box<dyn Error>> {
        let identity = self.credentials.clone().into();
        let params = SigningParams::builder()
            .identity(&identity)
            .region(&self.region)
            .name("ivschat")
            .time(SystemTime::now())
            .settings(SigningSettings::default())
            .build()?
            .into();
        let headers = request.headers().iter();
        let headers =
            headers.filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
        let signable = SignableRequest::new(
            request.method().as_str(),
            request.uri().to_string(),
            headers,
            SignableBody::Bytes(request.body()),
        )?;
        let (instructions, _) = sign(signable, &params)?.into_parts();
        instructions.apply_to_request_http1x(&mut request);
        Ok(request.map(|body| body.to_vec()))
    }
}

#[derive(Parser)]
struct Args {
    /// The AWS Region of the rooms
    #[arg(long, env = "AWS_REGION")]
    region: String,

    /// An endpoint to use instead of that of AWS
    #[arg(long)]
    endpoint_url: Option<String>,
}

#[allow(dead_code, reason = "the test of this example does not call it")]
fn main() -> Result<(), Box<dyn Error>> {
    let args = Args::parse();
    let credentials = Credentials::new(
        std::env::var("AWS_ACCESS_KEY_ID")?,
        std::env::var("AWS_SECRET_ACCESS_KEY")?,
        std::env::var("AWS_SESSION_TOKEN").ok(),
        None,
        "environment",
    );
    // Let `parse` read responses with an error status, instead of failing here.
    let agent = Agent::config_builder().http_status_as_error(false).build().into();
    let caller =
        Caller { agent, credentials, region: args.region, endpoint_url: args.endpoint_url };

    let mut input = ListRoomsInput::builder().max_results(50).build();
    loop {
        let page = caller.call(&input)?;
        for room in page.rooms {
            println!("{} {}", room.arn.unwrap_or_default(), room.name.unwrap_or_default());
        }
        input.next_token = page.next_token;
        if input.next_token.is_none() {
            return Ok(());
        }
    }
}
