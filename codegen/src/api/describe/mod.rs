//! The facts of a service and its operations.

pub(crate) mod endpoints;
pub(crate) mod origins;
pub(crate) mod text;
pub(crate) mod types;

use super::{Api, Fact, Group, Item, Part};
use crate::digest::digest;
use crate::ir::{
    Argument, AuthScheme, Behavior, CallParam, Each, ErrorDef, Message, Operation, Paginator,
    ParamSource, Segment, Service, Step, Waiter,
};
use crate::smithy::{Model, ShapeId};
use text::{deprecation, docs, text};
use types::structure;

impl Api {
    /// Describes the API of a service, which was lowered from the shape `id` of the model.
    pub(crate) fn of(service: &Service, model: &Model, id: &ShapeId) -> Self {
        let mut api = Api::default();
        let whole = Item::of(Group::Service, "");
        api.add(
            whole.clone(),
            [
                (Fact::Settings, Some(service.id.clone())),
                (Fact::Version, Some(service.version.clone())),
                (Fact::Signing, Some(service.signing_name.clone()).filter(|name| !name.is_empty())),
                (Fact::Auth, Some(schemes(&service.auth))),
                (Fact::Docs, docs(&service.docs)),
            ],
        );
        settings(&mut api, &whole, service);
        for operation in &service.operations {
            self::operation(&mut api, operation, &service.auth);
        }
        for def in &service.types {
            types::definition(&mut api, def);
        }
        for error in &service.errors {
            self::error(&mut api, error);
        }
        endpoints::endpoints(&mut api, &service.endpoints, &model.shape(id).traits);
        origins::add(&mut api, service, model, id);
        api
    }
}

/// Adds the settings that only some services have.
fn settings(api: &mut Api, whole: &Item, service: &Service) {
    for setting in &service.endpoints.settings {
        let facts = [(Fact::Type, Some(text(&setting.ty))), (Fact::Docs, docs(&setting.docs))];
        api.add(whole.part(Part::Setting, &setting.ident), facts);
    }
    let authenticates = |scheme| service.auth.contains(&scheme);
    let inputs = service.operations.iter().map(|operation| &operation.input);
    let has_token = inputs.flat_map(|input| &input.members).any(|member| member.is_token);
    let compresses = service.operations.iter().any(|operation| operation.behavior.compresses);
    let settings = [
        (authenticates(AuthScheme::SigV4), "credentials_provider"),
        (authenticates(AuthScheme::Bearer), "token_provider"),
        (has_token, "idempotency_token_provider"),
        (compresses, "disable_request_compression"),
        (compresses, "request_min_compression_size_bytes"),
    ];
    for (_, setting) in settings.into_iter().filter(|(exists, _)| *exists) {
        api.add(whole.part(Part::Setting, setting), []);
    }
}

fn operation(api: &mut Api, operation: &Operation, of_service: &[AuthScheme]) {
    let item = Item::of(Group::Operation, &operation.ident);
    let auth = operation.behavior.auth.as_deref().unwrap_or(of_service);
    let items = operation.paginator.as_ref().and_then(|paginator| paginator.items.as_ref());
    api.add(
        item.clone(),
        [
            (Fact::Name, Some(operation.name.clone())),
            (Fact::Http, Some(request(operation))),
            (Fact::HostPrefix, Some(segments(&operation.host_prefix)).filter(|s| !s.is_empty())),
            (Fact::Auth, Some(schemes(auth))),
            (Fact::Sending, sending(&operation.behavior)),
            (Fact::Params, params(&operation.endpoint_params)),
            (Fact::Pages, operation.paginator.as_ref().map(pages)),
            (Fact::Items, items.map(|items| text(&items.collection))),
            (Fact::Deprecated, deprecation(&operation.deprecation)),
            (Fact::Docs, docs(&operation.docs)),
        ],
    );
    structure(api, &item, Some(Part::Input), &operation.input, []);
    structure(api, &item, Some(Part::Output), &operation.output, []);
    for error in &operation.errors {
        api.add(item.part(Part::Error, error), []);
    }
    for waiter in &operation.waiters {
        self::waiter(api, &item, waiter);
    }
}

fn error(api: &mut Api, error: &ErrorDef) {
    let retry = error.retryable.map(|of| if of.throttling { "throttling" } else { "yes" });
    let message = match &error.message {
        Message::Required(field) | Message::Optional(field) => Some(field.to_string()),
        Message::Sensitive => Some("hidden".to_owned()),
        Message::None => None,
    };
    let more = [
        (Fact::Name, Some(error.code.clone())),
        (Fact::Status, Some(format!("status {}", error.status))),
        (Fact::Retry, retry.map(str::to_owned)),
        (Fact::Message, message),
        (Fact::Deprecated, deprecation(&error.structure.deprecation)),
    ];
    let item = Item::of(Group::Error, &error.structure.ident);
    structure(api, &item, None, &error.structure, more);
}

fn waiter(api: &mut Api, operation: &Item, waiter: &Waiter) {
    let Waiter { outputs, other_outputs, errors, other_errors, delays, deprecated, .. } = waiter;
    let condition = format!("{outputs:?} {other_outputs:?} {errors:?} {other_errors:?}");
    let facts = [
        (Fact::Condition, Some(digest(&condition))),
        (Fact::Delays, Some(format!("{} to {} s", delays.0, delays.1))),
        (Fact::Deprecated, deprecated.then(|| "yes".to_owned())),
        (Fact::Docs, docs(&waiter.docs)),
    ];
    api.add(operation.part(Part::Waiter, &waiter.method), facts);
}

/// Formats the request of an operation, such as `GET /rooms/{name}?all`.
fn request(operation: &Operation) -> String {
    let query = operation.query.iter().map(|(name, value)| match value {
        Some(value) => format!("{name}={value}"),
        None => name.clone(),
    });
    let query = query.collect::<Vec<_>>().join("&");
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{} {}{mark}{query}", operation.method, segments(&operation.path))
}

fn segments(segments: &[Segment]) -> String {
    let segment = |segment: &Segment| match segment {
        Segment::Literal(literal) => literal.clone(),
        Segment::Label { field, greedy, .. } => {
            format!("{{{field}{}}}", if *greedy { "+" } else { "" })
        }
    };
    segments.iter().map(segment).collect()
}

fn schemes(schemes: &[AuthScheme]) -> String {
    let name = |scheme: &AuthScheme| match scheme {
        AuthScheme::SigV4 => "SigV4",
        AuthScheme::Bearer => "bearer token",
        AuthScheme::None => "none",
    };
    let names: Vec<_> = schemes.iter().map(name).collect();
    if names.is_empty() { name(&AuthScheme::None).to_owned() } else { names.join(", ") }
}

fn sending(behavior: &Behavior) -> Option<String> {
    let Behavior { unsigned_payload, content_md5, compresses, headers, tree_hash, .. } = behavior;
    let flags = [
        (*unsigned_payload, "body not signed"),
        (*content_md5, "MD5 of the body"),
        (*compresses, "body compressed"),
        (*tree_hash, "tree hash of the body"),
    ];
    let flags = flags.into_iter().filter(|(is_set, _)| *is_set).map(|(_, what)| what.to_owned());
    let headers = headers.iter().map(|(name, value)| format!("{name}: {value}"));
    let all: Vec<_> = flags.chain(headers).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

fn params(params: &[CallParam]) -> Option<String> {
    let source = |source: &ParamSource| match source {
        ParamSource::Static(Argument::Text(text)) => format!("{text:?}"),
        ParamSource::Static(Argument::Bool(value)) => value.to_string(),
        ParamSource::Static(Argument::Texts(texts)) => format!("{texts:?}"),
        ParamSource::Member { field, .. } => field.to_string(),
        ParamSource::Path(of) => match &of.each {
            None => path(&of.head),
            Some(Each::Keys) => format!("keys of {}", path(&of.head)),
            Some(Each::Elements(steps)) => format!("{}[].{}", path(&of.head), path(steps)),
        },
    };
    let param = |of: &CallParam| format!("{}: {}", of.param, source(&of.source));
    let all: Vec<_> = params.iter().map(param).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// Formats the members of a paginator: the input token, the output token and the items.
fn pages(paginator: &Paginator) -> String {
    let items = paginator.items.as_ref().map(|items| format!(", {}", path(&items.path)));
    let (input, output) = (&paginator.input_token, path(&paginator.output_token));
    format!("{input}, {output}{}", items.unwrap_or_default())
}

fn path(steps: &[Step]) -> String {
    let fields: Vec<_> = steps.iter().map(|step| step.field.to_string()).collect();
    fields.join(".")
}
