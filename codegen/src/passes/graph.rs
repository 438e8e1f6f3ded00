//! Cycles in a graph of type definitions.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use crate::ir::{Api, TypeId};

/// For every type the number of the knot (strongly connected component) that it is in; equal numbers reach each other.
pub(super) fn knots(api: &Api, edges: impl Fn(TypeId, &mut dyn FnMut(TypeId))) -> Knots {
    let mut graph = DiGraph::<(), ()>::with_capacity(api.types.len(), api.types.len());
    let nodes: Vec<_> = api.types.iter().map(|_| graph.add_node(())).collect();
    let mut loops = vec![false; api.types.len()];
    for (id, _) in api.definitions() {
        edges(id, &mut |target| {
            if let (Some(from), Some(to)) = (nodes.get(id.index()), nodes.get(target.index())) {
                graph.add_edge(*from, *to, ());
            }
            if let (true, Some(flag)) = (target == id, loops.get_mut(id.index())) {
                *flag = true;
            }
        });
    }
    let mut numbers = vec![0; api.types.len()];
    for (number, component) in kosaraju_scc(&graph).into_iter().enumerate() {
        for node in component {
            if let Some(slot) = numbers.get_mut(node.index()) {
                *slot = number;
            }
        }
    }
    Knots { numbers, loops }
}

/// Which types reach each other.
pub(super) struct Knots {
    numbers: Vec<usize>,
    loops: Vec<bool>,
}

impl Knots {
    /// Whether an edge from `from` to `to` is part of a cycle.
    pub(super) fn ties(&self, from: TypeId, to: TypeId) -> bool {
        if from == to {
            return self.loops.get(from.index()).copied().unwrap_or(false);
        }
        self.numbers.get(from.index()) == self.numbers.get(to.index())
    }
}
