/** Something to be watched of an engine, for whoever keeps it running. */
export interface EngineFigure {
  /** As Prometheus names it, without the name of the program. */
  name: string;
  says: string;
  kind: 'counter' | 'gauge';
  value: number;
}

/** What is to be watched of loads, whoever does them. */
export interface LoadFigures {
  loads: number;
  /** Milliseconds; null where nothing was ever loaded. */
  latest: number | null;
  running: boolean;
  /** Records that a load has written and nobody sees yet. */
  unseen: number;
}

const gauge = (name: string, says: string, value: number): EngineFigure => ({
  ...{ name, says, kind: 'gauge', value },
});
const counter = (name: string, says: string, value: number): EngineFigure => ({
  ...{ name, says, kind: 'counter', value },
});

export const upFigure = (answers: boolean): EngineFigure =>
  gauge('store_up', 'Whether the database answers within two seconds.', Number(answers));

export function loadFigures({ loads, latest, running, unseen }: LoadFigures): EngineFigure[] {
  return [
    counter('loads_total', 'Loads that changed the database, whoever did them.', loads),
    ...(latest === null
      ? []
      : [gauge('load_latest_timestamp_seconds', 'The recorded time of the latest load.', latest / 1000)]),
    gauge('load_running', 'Whether a load or restore is under way.', Number(running)),
    gauge('load_unseen_records', 'Records of a load that is not complete, or was broken off.', unseen),
  ];
}

/** What is to be watched of the way to a server. */
export interface PoolFigures {
  limit: number;
  busy: number;
  waiting: number;
  transactions: number;
  retries: number;
}

export function poolFigures({ limit, busy, waiting, transactions, retries }: PoolFigures): EngineFigure[] {
  return [
    gauge('pool_connections_limit', 'Connections to each server of the database, at most.', limit),
    gauge('pool_connections_busy', 'Connections on which a transaction runs.', busy),
    gauge('pool_transactions_waiting', 'Transactions that wait for a connection.', waiting),
    counter('pool_transactions_total', 'Transactions that were begun.', transactions),
    counter('pool_retries_total', 'Transactions that were run again after a passing failure.', retries),
  ];
}
