//! Servers, credentials and server variables.

use super::Pair;
use crate::diff::change::Change;
use crate::diff::comparing::Comparing;
use crate::diff::paired::Paired;
use crate::diff::rules;
use crate::ir::Server;
use crate::surface::SchemeSurface;

impl Comparing<'_> {
    pub(super) fn compare_client(&mut self) {
        let (old, new) = (self.states.old, self.states.new);
        self.compare_servers("servers", &old.servers, &new.servers);
        self.compare_schemes();
        let variables = Paired::none(&old.variables, &new.variables).by(|variable| Some(variable.name.clone()));
        for variable in variables.old {
            let gone = Change::new(&rules::SERVER_VARIABLE_REMOVED, format!("{{{}}}", variable.name));
            self.report(gone.before(format!("ClientBuilder::{}", variable.setter)));
        }
        for variable in variables.new {
            let added = Change::new(&rules::SERVER_VARIABLE_ADDED, format!("{{{}}}", variable.name));
            self.report(added.after(format!("ClientBuilder::{}", variable.setter)));
        }
    }

    /// The first server is the one that requests go to unless a caller chooses another.
    pub(super) fn compare_servers(&mut self, subject: &str, old: &[Server], new: &[Server]) {
        let url = |server: Option<&Server>| server.map(server_text).unwrap_or_default();
        let (default, default_now) = (url(old.first()), url(new.first()));
        if default != default_now {
            let changed = Change::new(&rules::SERVER_CHANGED, subject).before(default.clone());
            self.report(changed.after(default_now.clone()).same_everywhere());
        }
        let others = Paired::none(old, new).by(|server| Some(server_text(server)));
        for text in others.old.into_iter().map(server_text).filter(|text| *text != default) {
            self.report(Change::new(&rules::SERVER_REMOVED, subject).before(text).same_everywhere());
        }
        for text in others.new.into_iter().map(server_text).filter(|text| *text != default_now) {
            self.report(Change::new(&rules::SERVER_ADDED, subject).after(text).same_everywhere());
        }
    }

    fn compare_schemes(&mut self) {
        let pairs =
            Paired::none(&self.states.old.schemes, &self.states.new.schemes).by(|scheme| Some(scheme.key.clone()));
        for scheme in pairs.old {
            self.report(Change::new(&rules::SCHEME_REMOVED, &scheme.key).before(setter_text(scheme)));
        }
        for scheme in pairs.new {
            self.report(Change::new(&rules::SCHEME_ADDED, &scheme.key).after(setter_text(scheme)));
        }
        for (old, new) in pairs.both {
            self.compare_scheme(Pair { old, new });
        }
    }

    fn compare_scheme(&mut self, Pair { old, new }: Pair<'_, SchemeSurface>) {
        let rule = if setter_text(old) != setter_text(new) || old.client_credentials != new.client_credentials {
            &rules::SCHEME_ARGUMENTS_CHANGED
        } else if old.kind != new.kind {
            &rules::SCHEME_CHANGED
        } else {
            return;
        };
        let changed = Change::new(rule, &new.key).detail(format!("{} → {}", old.kind.text(), new.kind.text()));
        self.report(changed.before(setter_text(old)).after(setter_text(new)));
    }
}

fn server_text(server: &Server) -> String {
    let variables = server.variables.iter().map(|variable| format!(" {{{}}}={}", variable.name, variable.default));
    format!("{}{}", server.url, variables.collect::<String>())
}

fn setter_text(scheme: &SchemeSurface) -> String {
    match &scheme.setter {
        Some(setter) => format!("ClientBuilder::{setter}({})", scheme.kind.arguments()),
        None => String::new(),
    }
}
