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
            self.report(gone.before(format!("ClientBuilder::{}", variable.setter)).was_at(&variable.place));
        }
        for variable in variables.new {
            let added = Change::new(&rules::SERVER_VARIABLE_ADDED, format!("{{{}}}", variable.name));
            self.report(added.after(format!("ClientBuilder::{}", variable.setter)).at(&variable.place));
        }
    }

    /// The first server is the one that requests go to unless a caller chooses another.
    pub(super) fn compare_servers(&mut self, subject: &str, old: &[Server], new: &[Server]) {
        let url = |server: Option<&Server>| server.map(server_text).unwrap_or_default();
        let (default, default_now) = (url(old.first()), url(new.first()));
        if default != default_now {
            let changed = Change::new(&rules::SERVER_CHANGED, subject).before(default.clone());
            let changed = Change {
                was_at: old.first().map(|server| server.origin.clone()),
                at: new.first().map(|server| server.origin.clone()),
                ..changed
            };
            self.report(changed.after(default_now.clone()).same_everywhere());
        }
        let others = Paired::none(old, new).by(|server| Some(server_text(server)));
        for server in others.old.into_iter().filter(|server| server_text(server) != default) {
            let gone = Change::new(&rules::SERVER_REMOVED, subject).before(server_text(server));
            self.report(gone.was_at(&server.origin).same_everywhere());
        }
        for server in others.new.into_iter().filter(|server| server_text(server) != default_now) {
            let come = Change::new(&rules::SERVER_ADDED, subject).after(server_text(server));
            self.report(come.at(&server.origin).same_everywhere());
        }
    }

    fn compare_schemes(&mut self) {
        let pairs =
            Paired::none(&self.states.old.schemes, &self.states.new.schemes).by(|scheme| Some(scheme.key.clone()));
        for scheme in pairs.old {
            let gone = Change::new(&rules::SCHEME_REMOVED, &scheme.key).before(setter_text(scheme));
            self.report(gone.was_at(&scheme.place));
        }
        for scheme in pairs.new {
            let come = Change::new(&rules::SCHEME_ADDED, &scheme.key).after(setter_text(scheme));
            self.report(come.at(&scheme.place));
        }
        for (old, new) in pairs.both {
            self.compare_scheme(Pair { old, new });
        }
    }

    fn compare_scheme(&mut self, Pair { old, new }: Pair<'_, SchemeSurface>) {
        let others = |scheme: &SchemeSurface| (scheme.client_credentials.clone(), scheme.device_authorization.clone());
        let rule = if setter_text(old) != setter_text(new) || others(old) != others(new) {
            &rules::SCHEME_ARGUMENTS_CHANGED
        } else if old.kind != new.kind {
            &rules::SCHEME_CHANGED
        } else {
            return;
        };
        let changed = Change::new(rule, &new.key).detail(format!("{} → {}", old.kind.text(), new.kind.text()));
        self.report(changed.before(setter_text(old)).after(setter_text(new)).was_at(&old.place).at(&new.place));
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
