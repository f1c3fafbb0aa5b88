// The little of the peers that the pages use. They are no dependencies of this project, so their own types are not there.

declare module "frappe-gantt" {
  export interface FrappeTask {
    readonly id: string;
    readonly name: string;
    readonly start: string;
    readonly end: string;
    readonly progress: number;
    readonly dependencies: string;
  }
  export default class Gantt {
    constructor(place: HTMLElement, tasks: readonly FrappeTask[], options: Readonly<Record<string, unknown>>);
    change_view_mode(mode: "Day" | "Week" | "Month"): void;
    update_task(id: string, task: Partial<FrappeTask>): void;
  }
}

declare module "dhtmlx-gantt" {
  export interface DhtmlxTask {
    readonly id: string;
    start_date: Date;
    end_date: Date;
  }
  export const gantt: {
    readonly config: Record<string, unknown>;
    init(place: HTMLElement): void;
    parse(data: { readonly data: readonly object[]; readonly links: readonly object[] }): void;
    render(): void;
    scrollTo(x: number | null, y: number | null): void;
    getScrollState(): {
      readonly x: number;
      readonly y: number;
      readonly height: number;
      readonly inner_height: number;
    };
    getTask(id: string): DhtmlxTask;
    updateTask(id: string): void;
  };
}

declare module "@svar-ui/react-gantt" {
  export interface SvarApi {
    exec(action: string, values: object): Promise<unknown>;
  }
  export const Gantt: (properties: object) => unknown;
  export const Willow: (properties: object) => unknown;
}

declare module "react" {
  export function createElement(
    component: unknown,
    properties: object | null,
    ...children: readonly unknown[]
  ): unknown;
  export function useState<State>(first: State): readonly [State, (next: State) => void];
}

declare module "react-dom/client" {
  export function createRoot(place: HTMLElement): { render(element: unknown): void };
}

declare module "*.css";
