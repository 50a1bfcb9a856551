import type { FiguresView, FigureTrend } from "#shared/contract/figures-views";
import type { FigureCode } from "#shared/domain/figures/vocabulary";
import { formatChange, formatFigure, formatFraction } from "#shared/text/figure-format";
import { classes } from "../../ui/class-names";
import { useText } from "../../ui/display";
import { chooseFigure, useFigures } from "./figures-state";
import { GoalMark } from "./GoalMark";
import { Sparkline } from "./Sparkline";

/** The eight of the board (UX 06), in its order; received and completed share the first tile. */
const TILES: readonly FigureCode[] = [
  "volume_registered",
  "response_rate",
  "resolve_rate",
  "first_fix_rate",
  "satisfaction_index",
  "survey_rate",
  "follow_up_rate",
  "qc_sample_rate",
];

/** Figures whose last periods the tiles draw. */
export const TILE_CODES: readonly FigureCode[] = [...TILES, "volume_completed"];

interface TileData {
  readonly view: FiguresView;
  readonly trend: FigureTrend | undefined;
}

function Compared({ code, view }: { readonly code: FigureCode; readonly view: FiguresView }) {
  const text = useText();
  const now = view.current.figures[code].value;
  const change = (before: number | null | undefined) => formatChange(code, now, before, text);
  return (
    <span className="tile-compared">
      {text.t("report.before", { change: change(view.previous.figures[code].value) })}{" "}
      {text.t("report.last_year", { change: change(view.last_year.figures[code].value) })}
    </span>
  );
}

function VolumeTile({ view, trend }: TileData) {
  const text = useText();
  const pair = (figures: FiguresView["current"]["figures"]) =>
    text.t("report.pair", {
      registered: formatFigure("volume_registered", figures.volume_registered.value, text),
      completed: formatFigure("volume_completed", figures.volume_completed.value, text),
    });
  const selected = useFigures((state) => state.selected);
  return (
    <div className={classes("tile", selected?.startsWith("volume") && "tile-selected")}>
      <span className="tile-head">{text.t("report.volume")}</span>
      <b className="tile-value">
        <button
          type="button"
          className="tile-link"
          data-figure="volume_registered"
          onClick={() => chooseFigure("volume_registered")}
        >
          {formatFigure("volume_registered", view.current.figures.volume_registered.value, text)}
        </button>
        {" / "}
        <button
          type="button"
          className="tile-link"
          data-figure="volume_completed"
          onClick={() => chooseFigure("volume_completed")}
        >
          {formatFigure("volume_completed", view.current.figures.volume_completed.value, text)}
        </button>
      </b>
      <Sparkline values={trend?.values.volume_registered ?? []} />
      <span className="tile-compared">
        {text.t("report.before", { change: pair(view.previous.figures) })}{" "}
        {text.t("report.last_year", { change: pair(view.last_year.figures) })}
      </span>
    </div>
  );
}

function Tile({ code, view, trend }: TileData & { readonly code: FigureCode }) {
  const text = useText();
  const figure = view.current.figures[code];
  const selected = useFigures((state) => state.selected === code);
  return (
    <button
      type="button"
      className={classes("tile", selected && "tile-selected")}
      aria-pressed={selected}
      data-figure={code}
      onClick={() => chooseFigure(code)}
    >
      <span className="tile-head">
        {text.t(`figure.name.${code}`)}
        <GoalMark code={code} figure={figure} />
      </span>
      <b className="tile-value">{formatFigure(code, figure.value, text)}</b>
      <Sparkline values={trend?.values[code] ?? []} />
      <span className="tile-fraction">{formatFraction(code, figure, text)}</span>
      <Compared code={code} view={view} />
      {figure.basis_note !== undefined && (
        <span className="tile-note">{text.t(`figure.note.${figure.basis_note}`)}</span>
      )}
    </button>
  );
}

/** Eight figures at a glance; each opens its definition and its rows. */
export function Tiles({ view, trend }: TileData) {
  const text = useText();
  return (
    <section className="tiles" aria-label={text.t("report.tiles")}>
      {TILES.map((code) =>
        code === "volume_registered" ? (
          <VolumeTile key={code} view={view} trend={trend} />
        ) : (
          <Tile key={code} code={code} view={view} trend={trend} />
        ),
      )}
    </section>
  );
}
