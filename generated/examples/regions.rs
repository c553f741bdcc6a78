//! Clients for several Regions, with the credentials of a role, or for another endpoint.
//!
//! ```text
//! cargo run --example regions -- --role arn:aws:iam::123456789012:role/chat us-west-2 eu-west-1
//! ```

use aws_config::sts::AssumeRoleProvider;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use clap::Parser;
use ivschat::Client;
use ivschat::config::Builder;

#[derive(Parser)]
struct Args {
    /// The ARN of a role whose credentials the clients use
    #[arg(long)]
    role: Option<String>,

    /// An endpoint to use instead of that of AWS
    #[arg(long)]
    endpoint_url: Option<String>,

    /// The AWS Regions
    #[arg(required = true)]
    regions: Vec<String>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args = Args::parse();
    let shared = aws_config::defaults(BehaviorVersion::latest())
        .http_client(ivschat::config::default_http_client())
        .load()
        .await;
    let shared = match &args.role {
        Some(role) => assume(shared, role).await,
        None => shared,
    };
    for region in args.regions {
        let client = client(&shared, &region, args.endpoint_url.as_deref());
        let rooms = client.list_rooms().send().await?.rooms;
        println!("{region}: {} rooms on the first page", rooms.len());
    }
    Ok(())
}

/// Replaces the credentials of a configuration by those of a role. They are renewed before they
/// expire.
async fn assume(shared: SdkConfig, role: &str) -> SdkConfig {
    let provider =
        AssumeRoleProvider::builder(role).session_name("chat").configure(&shared).build().await;
    let provider = aws_credential_types::provider::SharedCredentialsProvider::new(provider);
    shared.into_builder().credentials_provider(provider).build()
}

/// Creates the client for a Region. The clients share the credentials and the connections of the
/// configuration.
fn client(shared: &SdkConfig, region: &str, endpoint_url: Option<&str>) -> Client {
    let mut config = Builder::from(shared).region(Region::new(region.to_owned()));
    config.set_endpoint_url(endpoint_url.map(str::to_owned));
    Client::from_conf(config.build())
}
