package io.busbar.alarms.system;

import io.busbar.alarms.core.Verdict;
import io.busbar.gateway.alarms.Alarm;

/**
 * What a look at one thing found.
 *
 * @param draft the alarm that it is, or would be
 */
record Finding(Verdict verdict, Alarm draft) {}
