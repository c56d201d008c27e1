/** What the interface does in how much time. */
package io.busbar.rest.bench;
