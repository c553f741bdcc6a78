//! Operations with event streams, which may be silent for as long as nothing happens.

use super::wire::OperationPlugin;
use crate::config::StalledStreamProtectionConfig;

impl OperationPlugin {
    /// Turns stalled-stream protection off, whatever the client is configured to do.
    pub(crate) fn allow_silence(mut self) -> Self {
        self.layer.store_put(StalledStreamProtectionConfig::disabled());
        self
    }
}
