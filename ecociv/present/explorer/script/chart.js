// One indicator as a picture: its levels by year, each leading to its statement.

// Told apart by people who see colours otherwise; with more plans than colours, names tell.
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#8a6d00', '#56b4e9', '#444444'];

/** Values by year: a disc for a target, a ring for a state reached, an arrow for a bound. */
function picture(points, indicator) {
  const [width, height, left, right, top, bottom] = [760, 300, 64, 100, 16, 34];
  const values = points
    .flatMap((row) => [cell('value_std_low', row), cell('value_std_high', row)])
    .filter((value) => value !== null);
  const years = points.map((row) => cell('target_year', row));
  const x = scale(Math.min(...years) - 1, Math.max(...years) + 1, left, width - right);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = (high - low) * 0.1 || Math.abs(high) * 0.1 || 1;
  const y = scale(low - margin, high + margin, height - bottom, top);
  const ticks = niceTicks(low - margin, high + margin);
  const plans = [...new Set(points.map((row) => cell('doc_id', row)))];
  const marks = [...points]
    .sort((a, b) => cell('target_year', a) - cell('target_year', b))
    .map((row) =>
      pointMark(row, x, y, COLOURS[plans.indexOf(cell('doc_id', row)) % COLOURS.length]),
    );
  return svg(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      class: 'chart',
      role: 'group',
      'aria-labelledby': 'chart-title',
    },
    ticks
      .map((tick) => [
        svg('line', { x1: left, x2: width - right, y1: y(tick), y2: y(tick), class: 'grid' }),
        svg('text', { x: left - 8, y: y(tick) + 4, 'text-anchor': 'end' }, number(tick)),
      ])
      .flat(),
    yearTicks(years).map((year) =>
      svg('text', { x: x(year), y: height - 10, 'text-anchor': 'middle' }, String(year)),
    ),
    svg(
      'text',
      { x: left - 8, y: 10, 'text-anchor': 'end', class: 'unit' },
      unitText(indicator.unit_std),
    ),
    marks,
    directLabels(points, plans, x, y),
  );
}

function pointMark(row, x, y, colour) {
  const [year, low, high] = ['target_year', 'value_std_low', 'value_std_high'].map((name) =>
    cell(name, row),
  );
  const [at, from, to] = [x(year), y(low), y(high ?? low)];
  const status = cell('kind', row) === 'status';
  const inferred = cell('year_source', row) !== 'explicit';
  const bound = { ge: -1, gt: -1, le: 1, lt: 1 }[cell('operator', row)];
  const named = `${cell('scope_zh', row) || ''}${cell('indicator_zh', row)} ${cell('value_text', row)}`;
  const about = `${planName(planOf(row))}, ${year}, ${label('kind', cell('kind', row))}: ${named}`;
  const hint = inferred ? `${about} (${word('inferred')})` : about;
  return svg(
    'a',
    {
      href: address({ place: cell('statement_id', row) }),
      'aria-label': hint,
      class: inferred ? 'inferred-year' : null,
      stroke: colour,
      fill: status ? '#fff' : colour,
    },
    svg('title', {}, hint),
    from === to ? null : svg('line', { x1: at, x2: at, y1: from, y2: to }),
    bound
      ? svg('path', {
          d: `M${at} ${from}v${bound * 14}m-3 ${bound * -4}l3 ${bound * 4}l3 ${bound * -4}`,
          fill: 'none',
        })
      : null,
    svg('circle', { cx: at, cy: from, r: 5 }),
  );
}

/** The name of a plan beside its last point, pushed down where two would overlap. */
function directLabels(points, plans, x, y) {
  if (plans.length > 15) return [];
  const last = new Map();
  for (const row of points) {
    const id = cell('doc_id', row);
    if (!last.has(id) || cell('target_year', row) >= cell('target_year', last.get(id)))
      last.set(id, row);
  }
  let line = -Infinity;
  const placed = [...last]
    .map(([id, row]) => ({ id, row, at: y(cell('value_std_low', row)) }))
    .sort((a, b) => a.at - b.at);
  return placed.map(({ id, row, at }) => {
    line = Math.max(at + 4, line + 14);
    return svg(
      'text',
      {
        x: x(cell('target_year', row)) + 10,
        y: line,
        fill: COLOURS[plans.indexOf(id) % COLOURS.length],
      },
      planName(planOf(row)),
    );
  });
}

function scale(low, high, from, to) {
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

function niceTicks(low, high) {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  const ticks = [];
  for (let at = Math.ceil(low / step); at * step <= high; at += 1)
    ticks.push(Number((at * step).toPrecision(12)));
  return ticks;
}

function yearTicks(years) {
  const [low, high] = [Math.min(...years), Math.max(...years)];
  const step = Math.ceil((high - low + 1) / 15);
  return Array.from(
    { length: Math.floor((high - low) / step) + 1 },
    (_, index) => low + index * step,
  );
}
