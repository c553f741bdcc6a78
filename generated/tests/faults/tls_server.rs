//! A TLS server with a certificate of an unknown authority.

use crate::support::listener;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::io::copy_bidirectional;
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};

/// A server that decrypts TLS connections and forwards them to a service.
pub struct TlsServer {
    pub address: SocketAddr,
    /// The certificate of the authority, as PEM.
    pub authority: String,
}

impl TlsServer {
    /// Starts a server with a certificate for a host name.
    pub async fn start(service: SocketAddr, name: &str) -> Self {
        let (authority, certificate, key) = certify(name);
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .and_then(|config| {
                config.with_no_client_auth().with_single_cert(vec![certificate], key.into())
            });
        let acceptor = TlsAcceptor::from(Arc::new(config.expect("a configuration")));
        let listener = listener().await;
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let acceptor = acceptor.clone();
                tokio::spawn(async move {
                    // The handshake fails if the client does not trust the certificate.
                    let mut client = acceptor.accept(stream).await?;
                    let mut service = TcpStream::connect(service).await?;
                    copy_bidirectional(&mut client, &mut service).await
                });
            }
        });
        TlsServer { address, authority }
    }
}

/// Creates an authority, and a certificate of it with its key. Returns the authority as PEM.
fn certify(name: &str) -> (String, CertificateDer<'static>, PrivatePkcs8KeyDer<'static>) {
    let key = || KeyPair::generate().expect("a key");
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority_key = key();
    let authority = params.self_signed(&authority_key).expect("a certificate");
    let issuer = Issuer::new(params, authority_key);
    let key = key();
    let params = CertificateParams::new([name.to_owned()]).expect("a host name");
    let certificate = params.signed_by(&key, &issuer).expect("a certificate");
    (authority.pem(), certificate.der().clone(), key.serialize_der().into())
}
