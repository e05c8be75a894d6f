package io.github.steadymail.sender;

/**
 * Gives the OAuth 2.0 access token of the moment, for the mechanism XOAUTH2; asked at each new connection.
 *
 * <p>Implementations are thread-safe, and quick where the token is still good: they are asked while a send waits.
 */
@FunctionalInterface
public interface TokenSource {
    /**
     * Returns a token.
     *
     * @param refused true if the server has refused the one before, so that a new one must be fetched; what it refused
     *     is not tried again, even if it is returned once more
     * @return the token
     * @throws Exception if there is none
     */
    String token(boolean refused) throws Exception;
}
