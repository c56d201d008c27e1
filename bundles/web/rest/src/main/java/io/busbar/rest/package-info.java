/** The REST interface: one JAX-RS application that resources and extensions join by the whiteboard. */
@NullMarked
package io.busbar.rest;

import org.jspecify.annotations.NullMarked;
