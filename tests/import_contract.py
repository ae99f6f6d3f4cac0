"""A contract type for import-linter: everything in the project is forbidden but what is named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

PROJECT = "transitions"


def is_within(module: str, packages: list[str]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def modules_of(graph: ImportGraph, package: str) -> set[str]:
    return {package, *graph.find_descendants(package)} if package in graph.modules else set()


def shortest_chain(graph: ImportGraph, importers: set[str], imported: str) -> tuple[str, ...]:
    chains = (graph.find_shortest_chain(importer, imported) for importer in sorted(importers))
    return min((chain for chain in chains if chain), key=len)


def strays(graph: ImportGraph, package: str, allowed: list[str]) -> Iterator[tuple[str, ...]]:
    """A chain of imports for each module of the project that is reached and should not be."""
    importers = modules_of(graph, package)
    reached = graph.find_upstream_modules(package, as_package=True) if importers else set()
    for module in sorted(reached):
        if is_within(module, [PROJECT]) and not is_within(module, [package, *allowed]):
            yield shortest_chain(graph, importers, module)


class ReachesOnly(Contract):
    """Each of ``packages`` may reach itself and ``allowed``; a package that is not there yet is fine.

    A layer or a forbidden list has to name every module it forbids; here a new one is forbidden unasked.
    """

    type_name = "reaches_only"

    packages = fields.ListField(subfield=fields.StringField())
    allowed = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        packages, allowed = cast("list[str]", self.packages), cast("list[str]", self.allowed)
        chains = [chain for package in packages for chain in strays(graph, package, allowed)]
        return ContractCheck(kept=not chains, metadata={"chains": chains})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for chain in check.metadata["chains"]:
            output.print_error(" -> ".join(chain), bold=False)
        output.new_line()
