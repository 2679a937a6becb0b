import type { Mending } from '../../prose.ts';

/** Failure, unless something is known to have been done. */
export const refusing: Mending = {
  python: `
handlers = {("Lamp", "SET_BRIGHTNESS"): set_brightness}
handler = handlers.get((command["service_id"], command["command_name"]))
result_code = 1
if handler is not None and parameters_fit(command):  # types and bounds of the model
    result_code = handler(command["paras"])`,
  c: `
int result_code = 1;  /* failure, unless something is known to have been done */
if (!strcmp(service_id, "Lamp") && !strcmp(command_name, "SET_BRIGHTNESS")) {
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(paras, "brightness");
    bool fits = cJSON_IsNumber(value) && value->valuedouble >= 0 && value->valuedouble <= 100;
    if (fits) result_code = set_brightness(value->valueint);
}`,
  typescript: `
const { service_id, command_name, paras } = JSON.parse(payload.toString());
const handlers = new Map([['Lamp/SET_BRIGHTNESS', setBrightness]]);
const handler = handlers.get(\`\${service_id}/\${command_name}\`);
const resultCode = handler && fitsModel(paras) ? handler(paras) : 1; // types and bounds of the model`,
};

/** The same of a property set. */
export const refusingSets: Mending = {
  python: `
def set_property(service_id, name, value):
    known = model.get((service_id, name))
    if known is None or "W" not in known.method or not known.fits(value):  # type and bounds of the model
        return False  # the whole set is answered with a code that is not 0
    values[service_id, name] = value
    return True`,
  c: `
const struct property *known = find_property(service_id, label);  /* NULL: not in the model */
int result_code = 1;
if (known && strchr(known->method, 'W') && cJSON_IsNumber(body)) {
    double value = body->valuedouble;
    if (value >= known->min && value <= known->max) result_code = keep_value(known, body);
}`,
  typescript: `
const known = model.get(\`\${label}/\${key}\`); // undefined: not in the model
const isGood = known?.method.includes('W') && known.fits(measured); // type and bounds of the model
const resultCode = isGood ? 0 : 1;`,
};
