import * as vscode from "vscode";
import { recordAt } from "../../core/model/origin";
import type { Project, RecordBase } from "../../core/model/types";
import { message } from "../../core/text/message";
import type { HostToAnyView, ShownProject } from "../../protocol/common";
import { chooseProject } from "../choose-project";
import type { Services } from "../services";
import { shownName } from "../shown-name";
import { ViewPanel } from "./view-panel";

/** What is known of the project of a panel that was restored; of a state kept by an earlier version only the id. */
export type KeptProject = Partial<ShownProject>;

/**
 * A view of one project. It stays with its project: with the first that there is when it opens, or with that which it showed before a reload. A project is found again by
 * its folder, because its id may be typed anew at any moment; one whose folder is gone by its id, because folders are renamed too.
 */
export abstract class ProjectPanel<
  ToHost extends { readonly type: string; readonly version?: number },
  FromHost extends { readonly type: string },
> extends ViewPanel<ToHost, FromHost, Project> {
  #home: KeptProject | undefined;
  /** What the page was told to keep. */
  #told: ShownProject | undefined;

  constructor(services: Services, panel: vscode.WebviewPanel, home: KeptProject | undefined) {
    super(services, panel);
    this.#home = home;
  }

  /** The project that is shown. */
  get project(): Project | undefined {
    return this.current();
  }

  protected override current(): Project | undefined {
    const project = this.#home ? this.#find(this.#home) : this.services.active.project;
    // While files are being read, the project that shall stay may not be among those that are known.
    if (project && (this.#home || !this.services.files.isLoading)) this.#home = homeOf(project);
    return project;
  }

  #find({ folder, id }: KeptProject): Project | undefined {
    const { store, files } = this.services;
    const own = folder === undefined ? undefined : store.projectIn(folder);
    if (own || files.isLoading) return own;
    return store.projects().find((project) => project.header !== undefined && project.id === id);
  }

  protected override get lastName(): string | undefined {
    const { folder, id, name = id } = this.#home ?? {};
    return folder === undefined || name === undefined ? name : shownName(this.services, { folder, name });
  }

  protected override beforeDrawing(loaded: boolean): void {
    const home = this.#home;
    if (home?.folder === undefined || home.id === undefined || home.name === undefined) return;
    const { folder, id, name } = home;
    const told = this.#told;
    if (!loaded && told?.folder === folder && told.id === id && told.name === name) return;
    this.#told = { folder, id, name };
    this.post({ type: "project", project: this.#told });
  }

  /** Commands that are given while the view has the focus are about its project. */
  protected override activated(): void {
    const project = this.current();
    if (project) this.services.active.choose(project);
  }

  protected override nothing(): HostToAnyView {
    const name = this.lastName;
    if (name === undefined || this.services.files.isLoading) return super.nothing();
    const others = this.services.store.projects().length > 0;
    return {
      type: "empty",
      message: message("The project “{0}” is not in this workspace", name),
      hint: message("Its files were moved or deleted, or their folder is not open. This view comes back with them."),
      acts: [
        { act: "addFolder", label: message("Add a folder to the workspace…") },
        ...(others ? [{ act: "chooseProject", label: message("Show another project…") }] : []),
        { act: "close", label: message("Close this view") },
      ],
      ...this.services.speaker.speech,
    };
  }

  protected override async act(act: string): Promise<void> {
    if (act === "addFolder") await vscode.commands.executeCommand("workbench.action.addRootFolder");
    else if (act === "close") this.close();
    else if (act === "chooseProject") {
      const project = await chooseProject(this.services);
      if (!project) return;
      this.#home = homeOf(project);
      this.redraw();
    }
  }

  protected override recordAt(
    project: Project,
    file: string,
    offset: () => number,
  ): { readonly record: RecordBase | undefined } | undefined {
    if (!project.files.some(({ path }) => path === file)) return undefined;
    return { record: recordAt(project, file, offset()) };
  }
}

/** What of a project a panel keeps. */
export function homeOf({ folder, id, name }: Project): ShownProject {
  return { folder, id, name };
}

/** The project of a panel in the state that its page kept. What is no state of ours says nothing. */
export function keptProject(state: unknown): KeptProject | undefined {
  if (typeof state !== "object" || state === null) return undefined;
  const { project, projectId } = state as { readonly project?: unknown; readonly projectId?: unknown };
  const kept = textsOf(typeof project === "object" && project !== null ? project : { id: projectId });
  return kept.folder === undefined && kept.id === undefined ? undefined : kept;
}

function textsOf(kept: object): KeptProject {
  const { folder, id, name } = kept as Readonly<Record<keyof ShownProject, unknown>>;
  return {
    ...(typeof folder === "string" && { folder }),
    ...(typeof id === "string" && { id }),
    ...(typeof name === "string" && { name }),
  };
}
