//! Cycles in a graph of type definitions.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use crate::ir::{Api, TypeId};

/// The cycles in the graph whose edges lead from each definition to its `targets`.
pub(super) fn cycles<Targets: IntoIterator<Item = TypeId>>(api: &Api, targets: impl Fn(TypeId) -> Targets) -> Cycles {
    let mut graph = DiGraph::<(), ()>::with_capacity(api.types.len(), api.types.len());
    let nodes: Vec<_> = api.types.iter().map(|_| graph.add_node(())).collect();
    let mut names_itself = vec![false; api.types.len()];
    for (id, _) in api.definitions() {
        for target in targets(id) {
            if let (Some(from), Some(to)) = (nodes.get(id.index()), nodes.get(target.index())) {
                graph.add_edge(*from, *to, ());
            }
            if let (true, Some(flag)) = (target == id, names_itself.get_mut(id.index())) {
                *flag = true;
            }
        }
    }
    let mut components = vec![0; api.types.len()];
    for (number, component) in kosaraju_scc(&graph).into_iter().enumerate() {
        for node in component {
            if let Some(slot) = components.get_mut(node.index()) {
                *slot = number;
            }
        }
    }
    Cycles { components, names_itself }
}

/// Which types reach each other.
pub(super) struct Cycles {
    /// For each type the number of its strongly connected component: types with one number reach each other.
    components: Vec<usize>,
    /// Whether a type has an edge to itself.
    names_itself: Vec<bool>,
}

impl Cycles {
    /// Whether an edge from `from` to `to` is part of a cycle.
    pub(super) fn contain(&self, from: TypeId, to: TypeId) -> bool {
        if from == to {
            return self.names_itself.get(from.index()).copied().unwrap_or(false);
        }
        self.components.get(from.index()) == self.components.get(to.index())
    }
}
