/** The services of events that the documents name, and what a device may send of each. */
export const uplinkTypes: ReadonlyMap<string, readonly string[]> = new Map([
  [
    '$sub_device_manager',
    ['add_sub_device_request', 'delete_sub_device_request', 'sub_device_sync_request', 'sub_device_update_status'],
  ],
  ['$ota', ['version_report', 'upgrade_progress_report']],
  ['$file_manager', ['get_upload_url', 'upload_result_report', 'get_download_url', 'download_result_report']],
  ['$time_sync', ['time_sync_request']],
  ['$sdk_info', ['sdk_info_report']],
  ['$log', ['log_report']],
  ['$device_config', ['config_update_response']],
  ['$tunnel_manager', []],
]);

/** What only the platform sends. */
export const downlinkTypes: ReadonlySet<string> = new Set([
  'add_sub_device_response',
  'delete_sub_device_response',
  'add_sub_device_notify',
  'delete_sub_device_notify',
  'sub_device_update_status_response',
  'version_query',
  'firmware_upgrade',
  'software_upgrade',
  'firmware_upgrade_v2',
  'software_upgrade_v2',
  'get_upload_url_response',
  'get_download_url_response',
  'time_sync_response',
  'log_config',
  'config_update',
  'tunnel_notify',
]);
