/** How our own Postgres runs. Given on the command line, so that an old data directory gets them too. */
export function serverOptions({
  port,
  connections,
  durable,
}: {
  port: number
  connections: number
  durable: boolean
}): string[] {
  const options = {
    // Only this machine, and only with the password. No socket in the file system: drivers disagree on how to name one.
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: connections,

    // A person's words never reach the log: no statements, no parameters, no details of failing rows, no addresses.
    // `log` ranks above error here, so that messages of errors, which quote values, stay out as well.
    log_destination: 'stderr',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_min_duration_statement: -1,
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_connections: '',
    log_disconnections: 'off',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: -1,
    log_line_prefix: '',
    timezone: 'UTC',
    log_timezone: 'UTC',

    // One small machine. Workers that wait for work that never comes are left out: each holds memory.
    shared_buffers: '64MB',
    huge_pages: 'off',
    io_method: 'sync',
    max_worker_processes: 2,
    max_parallel_workers: 0,
    max_parallel_workers_per_gather: 0,
    max_logical_replication_workers: 0,
    autovacuum_max_workers: 2,
    jit: 'off',

    // Backups are logical, so the write-ahead log needs to carry nothing beyond recovery.
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_wal_size: '512MB',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  }
  return Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
