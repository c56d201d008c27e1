/** What holds for some time and wants a person: a password of the manual, a certificate that ends, a locked account. */
@Version("1.0.0")
@NullMarked
package io.busbar.gateway.condition;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
