import type { PersonRecord, Project } from "../../model/types";
import { teamsOf, type Team } from "../../people/teams";
import { message, renderMessage, type Message, type Translations } from "../../text/message";
import { comment } from "./escape";
import { FlowchartWriter, type MermaidDiagram } from "./flowchart";
import { maxMermaidCharacters, maxMermaidEdges } from "./limits";

export interface OrganizationOptions {
  /** 150 by default. */
  readonly maxNodes?: number;
  readonly translations?: Translations;
}

/** The organisation chart of a project as Mermaid text. See `organizationDiagram`. */
export function organizationToMermaid(project: Project, options: OrganizationOptions = {}): string {
  return organizationDiagram(project, options).text;
}

/**
 * The organisation chart of a project: people under whom they report to, teams under their lead or parent team with those members who report to nobody.
 * Materials and cost resources are left out. Large charts show people without reports as one node for each superior.
 */
export function organizationDiagram(project: Project, options: OrganizationOptions = {}): MermaidDiagram {
  const maxNodes = Math.min(Math.max(Math.floor(options.maxNodes ?? 150), 2), maxMermaidEdges);
  for (let nodes = maxNodes, nameLength = 60; ; nameLength = 24) {
    const diagram = drawOrganization(project, nodes, nameLength, options.translations ?? {});
    if (diagram.text.length <= maxMermaidCharacters || nodes <= 2) return diagram;
    if (nameLength === 24) nodes = Math.floor(nodes / 2);
  }
}

function drawOrganization(
  project: Project,
  maxNodes: number,
  nameLength: number,
  translations: Translations,
): MermaidDiagram {
  const say = (words: Message): string => renderMessage(words, translations);
  const people = project.people.filter((person) => person.resourceType === "work");
  const teams = teamsOf(project);
  const ids = new Set([...people.map((person) => person.id), ...teams.map((team) => team.record.id)]);
  const superiors = superiorsOf(people, teams, ids);
  const writer = new FlowchartWriter(nameLength);

  const grouped = people.length + teams.length > maxNodes ? groupedPeople(people, teams, superiors) : new Set<string>();
  const shownPeople = people.filter((person) => !grouped.has(person.id));
  const room = Math.max(maxNodes - teams.length, 1);
  for (const person of shownPeople.slice(0, room)) {
    const role = person.role ?? textOf(person.data["title"]);
    writer.node(person.id, role === undefined ? [person.title] : [person.title, roleName(project, role)], "box", {
      record: person.id,
    });
  }
  for (const team of teams.slice(0, maxNodes)) {
    writer.node(team.record.id, [team.record.title], "stadium", { record: team.record.id, className: "team" });
  }
  for (const [superior, count] of countBy(grouped, superiors)) {
    if (superior !== undefined && !writer.has(superior)) continue;
    writer.node(`group ${superior ?? ""}`, [`+${count}`], "rounded");
    if (superior !== undefined) writer.edge(superior, `group ${superior}`);
  }
  for (const id of [...people.map((person) => person.id), ...teams.map((team) => team.record.id)]) {
    const superior = superiors.get(id);
    if (superior) writer.edge(superior.id, id, superior.member ? "dotted" : "solid");
  }
  if (ids.size === 0) writer.node("none", [say(message("No people or teams yet"))], "rounded");
  const hidden = shownPeople.length - Math.min(shownPeople.length, room);
  if (hidden > 0) writer.comment(comment(say(message("More people, not shown: {0}", hidden))));
  return writer.finish("TB", say(message("Organisation of {0}", project.name)), ["team stroke-width:2px"]);
}

interface Superior {
  readonly id: string;
  /** A team that somebody belongs to, rather than somebody to report to. */
  readonly member: boolean;
}

/** Above whom everybody stands: a person's superior or else a team, a team's parent or else its lead. Nobody stands above themselves. */
function superiorsOf(
  people: readonly PersonRecord[],
  teams: readonly Team[],
  ids: ReadonlySet<string>,
): ReadonlyMap<string, Superior> {
  const superiors = new Map<string, Superior>();
  const put = (id: string, superior: string | undefined, member: boolean): void => {
    if (superior === undefined || superior === id || !ids.has(superior) || !ids.has(id) || superiors.has(id)) return;
    superiors.set(id, { id: superior, member });
  };
  for (const person of people) put(person.id, person.reportsTo, false);
  for (const team of teams) {
    put(team.record.id, team.parent, false);
    put(team.record.id, team.lead, false);
  }
  for (const team of teams) {
    for (const member of team.members) if (member !== team.lead) put(member, team.record.id, true);
  }
  return superiors;
}

/** Everybody below whom nobody stands. */
function groupedPeople(
  people: readonly PersonRecord[],
  teams: readonly Team[],
  superiors: ReadonlyMap<string, Superior>,
): ReadonlySet<string> {
  const above = new Set([...superiors.values()].map((superior) => superior.id));
  for (const team of teams) if (team.lead !== undefined) above.add(team.lead);
  return new Set(people.map((person) => person.id).filter((id) => !above.has(id)));
}

function countBy(
  grouped: ReadonlySet<string>,
  superiors: ReadonlyMap<string, Superior>,
): ReadonlyMap<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const id of grouped) {
    const superior = superiors.get(id)?.id;
    counts.set(superior, (counts.get(superior) ?? 0) + 1);
  }
  return counts;
}

/** A role is the id of a role of this project, or words. */
function roleName(project: Project, role: string): string {
  const record = project.recordsById.get(role);
  return record?.kind === "role" ? record.title : role;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
