package io.github.steadymail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamConstants;

/** A serial stream as an attacker writes it: an object of a class with fields of its own, not in the serial form. */
public final class ForgedStream {
    private ForgedStream() {}

    /**
     * Reads a forged object.
     *
     * @param hierarchy the object's class, then its superclasses, as far as the stream tells
     * @return what is read
     */
    public static Object read(Class<?>... hierarchy) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeShort(ObjectStreamConstants.STREAM_MAGIC);
            out.writeShort(ObjectStreamConstants.STREAM_VERSION);
            out.writeByte(ObjectStreamConstants.TC_OBJECT);
            for (Class<?> type : hierarchy) {
                out.writeByte(ObjectStreamConstants.TC_CLASSDESC);
                out.writeUTF(type.getName());
                out.writeLong(1L);
                out.writeByte(ObjectStreamConstants.SC_SERIALIZABLE);
                out.writeShort(0);
                out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
            }
            out.writeByte(ObjectStreamConstants.TC_NULL);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(octets.toByteArray()))) {
            return in.readObject();
        }
    }
}
